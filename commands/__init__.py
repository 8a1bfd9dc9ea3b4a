"""The command `walking-muscles`: the one place that knows all rooms of the house."""
