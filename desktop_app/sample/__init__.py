"""A made-up shop with years of trade, for trying out, for showing and for measuring."""

from desktop_app.sample.shop import create_sample, fill_sample, first_moment, sample_shop

__all__ = ["create_sample", "fill_sample", "first_moment", "sample_shop"]
