"""VAR001–009: characters that do not belong: of the other script, lost, garbled, look-alikes."""
