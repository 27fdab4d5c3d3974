#!/usr/bin/env python3
"""What happens around a window that is open: the disk fills up, the scenario's file breaks, the display goes away.

    mishaps.py BIN SOURCE OUT

Ends with 0, with 1 and what failed, or with 77 where Xvfb, xdotool, import or the right to mount a small file system is missing.
"""
import os
import shutil
import subprocess
import sys
import time

from window import Display, Failure, Viewer, missing_tools

HOUR = 3600 * 1_000_000
SKIPPED = 77
NO_DISPLAY = 3


def check(is_so, words):
    if not is_so:
        raise Failure(words)


class SmallDisk:
    """A file system of 64 KB, which can be filled to the last byte."""

    def __init__(self, place):
        self.place = place
        os.makedirs(place, exist_ok=True)
        self.is_there = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", place], capture_output=True).returncode == 0

    def fill(self):
        subprocess.run(["dd", "if=/dev/zero", f"of={self.place}/ballast", "bs=1k", "count=1000"], capture_output=True)

    def make_room(self):
        os.remove(os.path.join(self.place, "ballast"))

    def unmount(self):
        if self.is_there:
            subprocess.run(["umount", self.place], capture_output=True)


class Mishaps:
    def __init__(self, binaries, source, out):
        self.program = os.path.join(binaries, "firebreak-viewer")
        self.out = out
        self.home = os.path.join(out, "home")
        shutil.rmtree(self.home, ignore_errors=True)
        os.makedirs(self.home)
        self.scenario = os.path.join(self.home, "bank.yaml")
        with open(os.path.join(source, "scenarios", "fr_bank_outage.yaml"), encoding="utf-8") as file:
            self.text = file.read().replace("accounts: 200k", "accounts: 20k")
        self.write_scenario(self.text)
        self.disk = SmallDisk(os.path.join(self.home, "small"))
        self.display = None
        self.view = None

    def write_scenario(self, text):
        with open(self.scenario, "w", encoding="utf-8") as file:
            file.write(text)

    def start(self, *arguments):
        self.view = Viewer(self.program, self.display, self.home, "en", self.out, arguments)

    def wait_told(self, part, words, patience=30):
        return self.view.wait(lambda told: any(part in message for message in told["messages"]), words, patience)

    def full_disk(self):
        """State, settings and what is asked for by hand, all on the small disk."""
        for name in ("state", "config"):
            os.symlink(self.disk.place, os.path.join(self.home, name))
        self.disk.fill()
        self.display = Display()
        self.start(self.scenario)
        view = self.view
        view.wait(lambda told: told["is_open"] and told["state"] == "paused", "the scenario to open", 120)
        if view.has("tour skip"):
            view.click("tour skip", scrolls=False)
        self.wait_told("cannot be kept while it goes on", "the session that cannot be kept to be told")
        view.key("t")
        self.wait_told("settings could not be written", "the settings that cannot be written to be told")
        view.click("tab exercise")
        view.click("tab session")
        view.wait_for("session/save")
        for field, name, button in (("session/path", "full.session", "session/save"),
                                    ("session/journal path", "full.yaml", "session/journal")):
            view.type(field, os.path.join(self.disk.place, name))
            view.click(button)
            self.wait_told(name, f"{name} to be told")
        view.click("tab events")
        view.type("events/path", os.path.join(self.disk.place, "full.csv"))
        view.click("events/csv")
        view.picture("full-disk")
        check(not os.path.exists(os.path.join(self.disk.place, "full.csv")), "a list is on a disk that is full")
        view.key("m")
        view.picture("full-disk-messages")
        view.key("m")
        before = view.told()["now_us"]
        view.click("step")
        view.wait(lambda told: told["now_us"] > before and told["state"] == "paused", "the run to go on")
        self.disk.make_room()
        folder = os.path.join(self.home, "state", "firebreak", "autosave")
        until = time.monotonic() + 30
        while time.monotonic() < until and not (os.path.isdir(folder) and any(one.endswith(".session") for one in os.listdir(folder))):
            time.sleep(0.2)
        check(os.path.isdir(folder) and os.listdir(folder), "the session is not kept though there is room again")

    def broken_file(self):
        view = self.view
        self.write_scenario(self.text.replace("visibility: 10 %", "visibilty: 10 %"))
        self.wait_told("was changed on disk", "the changed file to be told")
        before = view.told()["now_us"]
        view.click("restart")
        view.click("answer yes", scrolls=False)
        self.wait_told("did you mean 'visibility'", "the broken file to be told")
        check(view.told()["now_us"] == before, "a broken file took the place of the run")
        view.picture("broken-file")
        os.remove(self.scenario)
        self.wait_told("no longer on disk", "the deleted file to be told")
        view.click("step")
        view.wait(lambda told: told["now_us"] > before and told["state"] == "paused", "the run to go on without its file")
        self.write_scenario(self.text)

    def display_goes(self):
        view = self.view
        now = view.told()["now_us"]
        view.click("step")
        view.wait(lambda told: told["now_us"] > now and told["state"] == "paused", "a step")
        now = view.told()["now_us"]
        self.display.stop()
        try:
            code = view.process.wait(30)
        except subprocess.TimeoutExpired as error:
            raise Failure("the viewer goes on without a display") from error
        with open(os.path.join(self.home, "viewer.err"), encoding="utf-8", errors="replace") as file:
            said = file.read()
        check(code == NO_DISPLAY, f"the viewer ended with {code}: {said[-500:]}")
        check("the display has gone away" in said and "is kept" in said, f"the viewer says {said[-500:]!r}")
        self.display = Display()
        self.start()
        self.view.wait_for("scenario 0")
        self.view.click("scenario 0", scrolls=False)
        told = self.view.wait(lambda told: told["is_open"] and told["state"] == "paused" and told["now_us"] > 0,
                              "the session to be recovered", 120)
        check(told["now_us"] == now, f"the session comes back at {told['now_us'] / HOUR:.2f} h, and was left at {now / HOUR:.2f} h")

    def play(self):
        if not self.disk.is_there:
            print("viewer mishaps skipped: a small file system cannot be mounted here")
            return SKIPPED
        step = None
        try:
            for step in (self.full_disk, self.broken_file, self.display_goes):
                begun = time.monotonic()
                step()
                print(f"{step.__name__:18} {time.monotonic() - begun:6.1f} s", flush=True)
        except (Failure, subprocess.CalledProcessError) as failure:
            print(f"mishaps.py: {step.__name__}: {failure}", file=sys.stderr)
            if self.view is not None and self.view.process.poll() is None:
                self.view.picture("failed")
            return 1
        finally:
            if self.view is not None:
                self.view.kill()
            if self.display is not None:
                self.display.stop()
            self.disk.unmount()
        return 0


def main():
    if len(sys.argv) != 4:
        print(__doc__, file=sys.stderr)
        return 2
    missing = missing_tools()
    if missing:
        print(f"viewer mishaps skipped: {', '.join(missing)} missing")
        return SKIPPED
    binaries, source, out = (os.path.abspath(one) for one in sys.argv[1:])
    os.makedirs(out, exist_ok=True)
    return Mishaps(binaries, source, out).play()


if __name__ == "__main__":
    sys.exit(main())
