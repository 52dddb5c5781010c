"""Windows, docks, dialogs, tray and item models. Reads models, writes only through operations."""
