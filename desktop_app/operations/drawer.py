"""The cash that should lie in the drawer."""

from desktop_app.store.drawer import drawer_on as drawer_now

__all__ = ["drawer_now"]
