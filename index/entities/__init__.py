"""Any text comes in, the people, offices, bodies, places, numbers and times that it names go out."""
