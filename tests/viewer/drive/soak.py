#!/usr/bin/env python3
"""Lets the viewer play at full speed for as long as asked, and writes down what memory its two processes hold.

    soak.py BIN SOURCE OUT MINUTES

The bank outage with 100,000 accounts and a year to go is played to its end, taken back to its start, and played again: every way back
leaves a course behind, as in a long session. OUT/memory.csv has a line every five seconds: seconds, simulated days since the first start, ways
back, megabytes of the window and of the simulation. Ends with 0, with 1 and what failed, or with 77 where Xvfb or xdotool is missing.
"""
import os
import shutil
import subprocess
import sys
import time

from window import Display, Failure, Viewer, missing_tools

EVERY = 5.0
DAY = 24 * 3600 * 1_000_000
SKIPPED = 77


def resident_megabytes(process):
    with open(f"/proc/{process}/status", encoding="utf-8") as file:
        for line in file:
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
    return 0.0


def children(process):
    found = subprocess.run(["pgrep", "-P", str(process)], capture_output=True, text=True).stdout.split()
    return [int(one) for one in found]


def year_of_outage(source, home):
    """The bundled scenario with another horizon and a smaller network."""
    with open(os.path.join(source, "scenarios", "fr_bank_outage.yaml"), encoding="utf-8") as file:
        text = file.read()
    file_name = os.path.join(home, "year.yaml")
    with open(file_name, "w", encoding="utf-8") as file:
        file.write(text.replace("horizon: 28 d", "horizon: 364 d").replace("accounts: 200k", "accounts: 100k"))
    return file_name


class Soak:
    def __init__(self, binaries, source, out, minutes):
        self.home = os.path.join(out, "home")
        shutil.rmtree(self.home, ignore_errors=True)
        os.makedirs(self.home)
        self.seconds = minutes * 60.0
        self.table = os.path.join(out, "memory.csv")
        self.display = Display()
        self.view = Viewer(os.path.join(binaries, "firebreak-viewer"), self.display, self.home, "en", out,
                           [year_of_outage(source, self.home)])
        self.ways_back = 0
        self.days_before = 0.0

    def play(self):
        self.view.choose("speed", "speed 9")
        self.view.click("play")

    def back_to_start(self):
        told = self.view.told()
        self.days_before += told["now_us"] / DAY
        self.view.click("rewind")
        self.view.click("back to start", scrolls=False)
        self.view.click("answer yes", scrolls=False)
        self.view.wait(lambda told: told["state"] == "paused" and told["now_us"] == 0, "the run to be back at its start", 120)
        self.ways_back += 1
        self.view.click("play")

    def sample(self, table, begun):
        told = self.view.told()
        simulations = children(self.view.process.pid)
        if told is None or not simulations:
            return told
        days = self.days_before + told["now_us"] / DAY
        table.write(f"{time.monotonic() - begun:.0f},{days:.1f},{self.ways_back},{resident_megabytes(self.view.process.pid):.1f},"
                    f"{sum(resident_megabytes(one) for one in simulations):.1f},{told['frame_ms']:.1f},{told['interface_ms']:.2f}\n")
        table.flush()
        return told

    def run(self):
        try:
            self.view.wait(lambda told: told["is_open"] and told["state"] == "paused", "the scenario to open", 120)
            if self.view.has("tour skip"):
                self.view.click("tour skip", scrolls=False)
            self.play()
            begun = time.monotonic()
            with open(self.table, "w", encoding="utf-8") as table:
                table.write("seconds,days,ways_back,window_mb,simulation_mb,frame_ms,interface_ms\n")
                while time.monotonic() - begun < self.seconds:
                    time.sleep(EVERY)
                    if self.view.process.poll() is not None:
                        raise Failure(f"the program ended with {self.view.process.returncode}")
                    told = self.sample(table, begun)
                    if told is not None and told["state"] == "done":
                        self.back_to_start()
            return 0
        except (Failure, subprocess.CalledProcessError) as failure:
            print(f"soak.py: {failure}", file=sys.stderr)
            return 1
        finally:
            self.view.kill()
            self.display.stop()


def main():
    if len(sys.argv) != 5:
        print(__doc__, file=sys.stderr)
        return 2
    missing = missing_tools()
    if missing:
        print(f"viewer soak skipped: {', '.join(missing)} missing")
        return SKIPPED
    binaries, source, out = (os.path.abspath(one) for one in sys.argv[1:4])
    os.makedirs(out, exist_ok=True)
    return Soak(binaries, source, out, float(sys.argv[4])).run()


if __name__ == "__main__":
    sys.exit(main())
