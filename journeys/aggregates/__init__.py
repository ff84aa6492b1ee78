"""May this command be recorded? Pure: no I/O, no clock."""
