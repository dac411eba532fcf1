"""Pages of sheets, banners and the widget."""
