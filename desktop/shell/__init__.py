"""The main window: header, navigation, pages built when first shown, status line, search."""
