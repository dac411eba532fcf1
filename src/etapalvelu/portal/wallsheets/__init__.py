"""Sheets, banners and the widget that tell customers of a service point (guide section 3.5.3)."""
