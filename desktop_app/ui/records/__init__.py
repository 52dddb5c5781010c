"""The window's pages of records: table, form, and other views of them."""
