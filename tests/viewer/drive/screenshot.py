#!/usr/bin/env python3
"""`firebreak-viewer --screenshot` where there is no display at all: the picture is there, and of the size that was asked for.

    screenshot.py BIN SOURCE OUT

Ends with 0, with 1 and what failed, or with 77 where the driver draws nothing without a display.
"""
import os
import shutil
import struct
import subprocess
import sys
import zlib

SIZE = (1200, 800)
SKIPPED = 77


def picture(file):
    """Width, height and the bytes of its lines, filters and all."""
    with open(file, "rb") as stream:
        data = stream.read()
    if data[:8] != b"\x89PNG\r\n\x1a\n":
        raise ValueError("no PNG")
    width, height = struct.unpack(">II", data[16:24])
    packed, at = b"", 8
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        if kind == b"IDAT":
            packed += data[at + 8:at + 8 + length]
        at += 12 + length
    return width, height, zlib.decompress(packed)


def main():
    binaries, source, out = (os.path.abspath(one) for one in sys.argv[1:])
    home = os.path.join(out, "home")
    shutil.rmtree(out, ignore_errors=True)
    os.makedirs(home)
    environment = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environment |= {"HOME": home, "XDG_CONFIG_HOME": home, "XDG_STATE_HOME": home, "LIBGL_ALWAYS_SOFTWARE": "1"}
    with open(os.path.join(source, "scenarios", "fr_bank_outage.yaml"), encoding="utf-8") as file:
        text = file.read().replace("accounts: 200k", "accounts: 5k")
    scenario = os.path.join(home, "small.yaml")
    with open(scenario, "w", encoding="utf-8") as file:
        file.write(text)
    seen = []
    for moment in ("d1 00:00", "d8 00:00"):
        name = os.path.join(out, moment.replace(" ", "-").replace(":", "") + ".png")
        done = subprocess.run([os.path.join(binaries, "firebreak-viewer"), scenario, "--screenshot", name, "--at", moment, "--lang", "en",
                               "--size", f"{SIZE[0]}x{SIZE[1]}"], env=environment, capture_output=True, text=True, timeout=300)
        if done.returncode == 3:
            print(f"viewer screenshot skipped: {done.stderr.strip()}")
            return SKIPPED
        if done.returncode != 0:
            print(f"screenshot.py: it ended with {done.returncode}: {done.stderr}", file=sys.stderr)
            return 1
        width, height, lines = picture(name)
        if (width, height) != SIZE:
            print(f"screenshot.py: the picture has {width} x {height} pixels", file=sys.stderr)
            return 1
        seen.append(lines)
    # The background alone would pack into next to nothing, and a week of trouble is to be seen.
    if len(set(seen[0])) < 100 or seen[0] == seen[1]:
        print("screenshot.py: the pictures show nothing", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
