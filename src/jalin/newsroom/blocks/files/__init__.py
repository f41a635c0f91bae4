"""Documents, videos and captions of a story: kept as every file that is handed in, given out to everybody while the story is
public; a video also in parts, as players ask for it.

Others call: `attach_file` (services)."""
