"""Files to host the web door with: a container, compose, nginx, systemd; and what tries them."""
