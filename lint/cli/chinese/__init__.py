"""What the command line says to those who read Chinese: imported only where it is shown."""
