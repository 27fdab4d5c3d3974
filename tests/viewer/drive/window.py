"""Drives the viewer as a person would: a real window under Xvfb, with a mouse and keys that xdotool moves.

The window writes what stands where (`--items`); this reads it, clicks in the middle of what it looks for, and waits for what should
come of it.
"""
import json
import os
import re
import shutil
import subprocess
import time

NEEDED = ("Xvfb", "xdotool", "import")
PATIENCE = 30.0
PADDING = 14


class Failure(Exception):
    """What a person in front of the window would complain about."""


def missing_tools():
    return [tool for tool in NEEDED if shutil.which(tool) is None]


class Display:
    """An X server of its own, wide enough for the two windows to stand side by side: there is no window manager to move them."""

    def __init__(self, width=3000, height=1000):
        reader, writer = os.pipe()
        self.process = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"],
            pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(writer)
        with os.fdopen(reader) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise Failure("Xvfb did not start")
        self.name = f":{number}"

    def stop(self):
        self.process.terminate()
        self.process.wait()


class Viewer:
    """One start of the program, and hands on its window."""

    def __init__(self, program, display, home, language, pictures, arguments=(), size=(1600, 1000)):
        self.size = size
        self.pictures = pictures
        self.items_file = os.path.join(home, "items.json")
        if os.path.exists(self.items_file):
            os.remove(self.items_file)
        # Nothing of the person who runs this: no settings, no sessions left over.
        self.environment = {**os.environ, "DISPLAY": display.name, "HOME": home, "XDG_CONFIG_HOME": home + "/config",
                            "XDG_STATE_HOME": home + "/state", "LIBGL_ALWAYS_SOFTWARE": "1"}
        self.errors = open(os.path.join(home, "viewer.err"), "ab")
        self.process = subprocess.Popen(
            [program, "--items", self.items_file, "--lang", language, "--size", f"{size[0]}x{size[1]}", *arguments],
            env=self.environment, cwd=home, stdout=self.errors, stderr=self.errors)
        self.wait(lambda told: told["items"], "the window to draw something", 60)
        self.window = self._windows("^firebreak$")[0]
        self._tool("windowmove", self.window, "0", "0")
        self._tool("windowfocus", self.window)

    # --- what it shows

    def told(self):
        """What the window last wrote, or None before it did."""
        try:
            with open(self.items_file, encoding="utf-8") as file:
                return json.load(file)
        except (FileNotFoundError, json.JSONDecodeError):
            return None

    def wait(self, condition, words, patience=PATIENCE):
        """Waits until condition(told), and gives what was told then."""
        until = time.monotonic() + patience
        told = None
        while time.monotonic() < until:
            if self.process.poll() is not None:
                raise Failure(f"the program ended with {self.process.returncode} while waiting for {words}")
            told = self.told()
            if told is not None and condition(told):
                return told
            time.sleep(0.1)
        known = {} if told is None else {key: value for key, value in told.items() if key != "items"}
        raise Failure(f"waited {patience:.0f} s for {words}; the window says {known}")

    def has(self, name):
        told = self.told()
        return told is not None and name in told["items"]

    def wait_for(self, name, patience=PATIENCE):
        return self.wait(lambda told: name in told["items"], f"“{name}” to appear", patience)["items"][name]

    def wait_gone(self, name, patience=PATIENCE):
        self.wait(lambda told: name not in told["items"], f"“{name}” to go away", patience)

    def settle(self):
        """Until the window has drawn what was done, and written it down: the first picture to come may be one begun before."""
        for _ in range(2):
            written = os.stat(self.items_file).st_mtime_ns
            self.wait(lambda _: os.stat(self.items_file).st_mtime_ns != written, "the window to draw again")

    # --- hands

    def _tool(self, *words):
        return subprocess.run(["xdotool", *words], env=self.environment, check=True, capture_output=True, text=True).stdout

    def _windows(self, name):
        found = subprocess.run(["xdotool", "search", "--name", name], env=self.environment, capture_output=True, text=True).stdout.split()
        return found or [None]

    def point(self, x, y):
        # Nothing else gives it the focus, without which it takes no notice of the mouse.
        self._tool("windowfocus", self.window, "mousemove", "--window", self.window, str(round(x)), str(round(y)))
        time.sleep(0.12)

    def press(self, times=1):
        for _ in range(times):
            self._tool("mousedown", "1")
            time.sleep(0.12)
            self._tool("mouseup", "1")
            time.sleep(0.12)

    def wheel(self, x, y, down):
        self.point(x, y)
        for _ in range(3):
            self._tool("click", "5" if down else "4")
        self.settle()

    def _column(self, rect):
        """The part of the window in which the item can be seen: its column below the tabs, or everything."""
        items = self.told()["items"]
        whole = (0, 0, self.size[0], self.size[1])
        for column, tab in (("left column", "tab steer"), ("centre", "tab network"), ("right column", "tab feed")):
            if column not in items or tab not in items:
                continue
            left, top, right, bottom = items[column]
            if left <= (rect[0] + rect[2]) / 2 <= right and items[tab][3] < (rect[1] + rect[3]) / 2:
                # What scrolls ends above the column's own border.
                return (left, items[tab][3], right, bottom - PADDING)
        return whole

    def to_top(self, column):
        """Back to the head of a column: lists that are out of sight tell nothing of what they hold."""
        left, top, right, bottom = self.told()["items"][column]
        for _ in range(4):
            self.wheel(right - 14, bottom - 40, down=False)

    def reveal(self, name, patience=PATIENCE):
        """Turns the wheel over the column until the item stands within it."""
        for _ in range(40):
            rect = self.wait_for(name, patience)
            _, top, right, bottom = self._column(rect)
            middle = (rect[1] + rect[3]) / 2
            if top <= middle <= bottom - 4:
                return rect
            # Near the lower border: lists within the column stand higher up.
            self.wheel(right - 14, bottom - 40, down=middle > bottom - 4)
        raise Failure(f"“{name}” cannot be scrolled to")

    def click(self, name, scrolls=True, times=1, patience=PATIENCE):
        for _ in range(10):
            rect = self.reveal(name, patience) if scrolls else self.wait_for(name, patience)
            self.point((rect[0] + rect[2]) / 2, (rect[1] + rect[3]) / 2)
            self.settle()
            # A question that ends above it may have moved it meanwhile.
            if self.told()["items"].get(name) == rect:
                break
        self.press(times)
        self.settle()

    def choose(self, opener, choice):
        """Opens a menu and takes one of its lines."""
        self.click(opener)
        self.click(choice, scrolls=False)

    def slide(self, name, share):
        """A slider is put where it is clicked."""
        rect = self.reveal(name)
        self.point(rect[0] + (rect[2] - rect[0]) * share, (rect[1] + rect[3]) / 2)
        self.press()
        self.settle()

    def key(self, *names):
        """Held for as long as a finger would, so that no picture, however slow, misses it."""
        for name in names:
            self._tool("keydown", name)
            time.sleep(0.15)
            self._tool("keyup", name)
        self.settle()

    def type(self, name, text):
        """Replaces what stands in a field."""
        self.click(name)
        self.key("ctrl+a")
        self._tool("type", "--delay", "40", text)
        self.settle()

    # --- pictures

    def picture(self, name, window=None):
        self.settle()
        file = os.path.join(self.pictures, name + ".png")
        if window is None:
            # Away from what shows a hint.
            self.point(self.size[0] - 2, self.size[1] - 2)
            time.sleep(0.4)
        subprocess.run(["import", "-window", window or self.window, file], env=self.environment, check=True)
        return file

    def second_window(self, title, patience=PATIENCE):
        until = time.monotonic() + patience
        while time.monotonic() < until:
            found = self._windows(re.escape(title))[0]
            if found is not None:
                self._tool("windowmove", found, str(self.size[0] + 20), "0")
                time.sleep(1.0)
                return found
            time.sleep(0.2)
        raise Failure(f"no second window “{title}” opened")

    # --- its end

    def quit(self):
        self.key("ctrl+q")
        rect = self.wait_for("answer yes")
        self.point((rect[0] + rect[2]) / 2, (rect[1] + rect[3]) / 2)
        # The window may be gone before the button comes up again.
        self.press()
        try:
            code = self.process.wait(30)
        except subprocess.TimeoutExpired as error:
            raise Failure("the window did not close") from error
        if code != 0:
            raise Failure(f"the program ended with {code}")

    def kill(self):
        """As when the machine goes down: no question, no last save."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.errors.close()
