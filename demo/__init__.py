"""The demo site 文枢网, loaded through services and the real workflow. Nothing imports it, and
production does not install it."""
