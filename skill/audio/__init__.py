"""A walk as sound: clips joined to one track, and the address at which a device can play it."""
