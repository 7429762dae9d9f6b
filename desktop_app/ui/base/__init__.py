"""The frame of the window: what every page stands on."""
