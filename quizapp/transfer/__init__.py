"""Questions in and out of other programs: the pages and the command around `formats`."""
