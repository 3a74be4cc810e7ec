"""The levels of places that have a committee, as texts name them."""

LOCAL = ("phường", "xã", "đặc khu")
"""Those below a province or a city."""
HIGHER = ("thành phố", "tỉnh")
LEVELS = (*LOCAL, *HIGHER)
