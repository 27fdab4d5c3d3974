#!/usr/bin/env python3
"""Plays a 90-minute exercise in the viewer's own window, as a facilitator and her trainees would, and checks every step.

    exercise.py BIN SOURCE OUT en|fr

BIN holds firebreak and firebreak-viewer, SOURCE is the checkout, OUT takes the pictures and the files that the exercise leaves behind.
Ends with 0, with 1 and what failed, or with 77 where Xvfb, xdotool or import is missing.
"""
import filecmp
import html
import json
import os
import re
import shutil
import subprocess
import sys
import time

from window import Display, Failure, Viewer, missing_tools

HOUR = 3600 * 1_000_000
OUTBREAK = 7 * 24 * HOUR + 7 * HOUR
SKIPPED = 77
STEP_LENGTHS = {"1 min": 0, "15 min": 1, "1 h": 2, "3 h": 3, "6 h": 4, "24 h": 5}
SPEEDS = {"60": 0, "900": 2, "3600": 4, "unlimited": 9}
WORDS = {
    "en": {"events": "fr_bank_outage_events.csv", "question": "Who speaks for the bank tonight?", "decision": "The head of retail, alone",
           "note": "The log was opened late, and by two people", "observer": "Claire", "digest": "Digest of the final state"},
    "fr": {"events": "fr_bank_outage_evenements.csv", "question": "Qui parle pour la banque ce soir ?",
           "decision": "La directrice du reseau, seule", "note": "Main courante ouverte tard, et par deux personnes", "observer": "Claire",
           "digest": "Empreinte de l’état final"},
}


def check(is_so, words):
    if not is_so:
        raise Failure(words)


class Exercise:
    def __init__(self, binaries, source, out, language):
        self.firebreak = os.path.join(binaries, "firebreak")
        self.program = os.path.join(binaries, "firebreak-viewer")
        self.source = source
        self.scenario = os.path.join(source, "scenarios", "fr_bank_outage.yaml")
        self.home = os.path.join(out, "home")
        self.pictures = out
        self.language = language
        self.words = WORDS[language]
        self.number = 0
        plugins = json.loads(subprocess.run([self.firebreak, "plugins", "--json"], check=True, capture_output=True, text=True).stdout)
        self.strategies = [plugin["name"] for plugin in plugins if plugin["role"] == "strategy"]
        self.title = ""
        self.display = None
        self.view = None

    def path(self, name):
        return os.path.join(self.home, name)

    def start(self, *arguments):
        self.view = Viewer(self.program, self.display, self.home, self.language, self.pictures, arguments)

    def shot(self, name, window=None):
        self.number += 1
        self.view.picture(f"{self.number:02}-{name}", window)

    # --- what many steps need

    def now(self):
        return self.view.told()["now_us"]

    def entries(self):
        return self.view.told()["journal_entries"]

    def wait_state(self, state, patience=60.0):
        return self.view.wait(lambda told: told["state"] == state and told["is_open"], f"the run to be {state}", patience)

    def step(self, length, times=1):
        self.view.choose("step length", f"step length {STEP_LENGTHS[length]}")
        for _ in range(times):
            before = self.now()
            self.view.click("step")
            self.view.wait(lambda told: told["state"] != "running" and told["now_us"] > before, f"a step of {length} to end", 120)

    def speed(self, factor):
        self.view.choose("speed", f"speed {SPEEDS[factor]}")

    def play_until(self, moment, patience=180.0):
        self.view.click("play")
        self.view.wait(lambda told: told["now_us"] >= moment, f"the clock to reach {moment / HOUR:.2f} h", patience)
        self.view.click("pause")
        self.wait_state("paused")

    def journalled(self, action, words):
        """Does something that must end up in the journal: at once, or as soon as time goes on."""
        before = self.entries()
        action()
        self.view.wait(lambda told: told["journal_entries"] > before, f"{words} to be in the journal", 20)

    def write_to(self, field, name, button):
        """Types the path of a file and has it written."""
        self.view.type(field, self.path(name))
        self.view.click(button)
        until = time.monotonic() + 10
        while time.monotonic() < until:
            if os.path.exists(self.path(name)):
                return
            time.sleep(0.2)
        raise Failure(f"{name} was not written; the window says {self.view.told()['messages'][-1:]}")

    def swap(self, strategy):
        self.view.click("tab steer")
        self.view.click("strategy")
        self.view.click(f"strategy {self.strategies.index(strategy)}", scrolls=False)
        self.journalled(lambda: self.view.click("swap strategy"), f"{strategy} taking over")

    # --- the exercise

    def open_from_picker(self):
        view = self.view
        view.wait_for("scenario search")
        self.shot("picker")
        view.type("scenario search", "twelve hours")
        found = [name for name in view.told()["items"] if re.fullmatch(r"scenario \d+", name)]
        check(len(found) == 1, f"the search leaves {found}, not one scenario")
        view.click(found[0], scrolls=False)
        view.wait(lambda told: told["is_open"] and told["state"] == "paused", "the scenario to open", 120)
        if view.has("tour skip"):
            self.shot("tour")
            view.click("tour skip", scrolls=False)
        self.shot("opened")

    def import_events(self):
        view = self.view
        view.click("tab exercise")
        view.click("tab events")
        view.type("events/path", os.path.join(self.source, "scenarios", "exercises", self.words["events"]))
        view.click("events/import")
        view.wait_for("cell Status 16")
        check(not view.has("events/problem 0"), "the events list is imported with problems")
        self.shot("events-list")

    def hand_out(self):
        view = self.view
        for name, button in (("list.csv", "events/csv"), ("list.xlsx", "events/xlsx"), ("players.xlsx", "events/hand out")):
            view.type("events/path", self.path(name))
            view.click(button)
            view.wait(lambda _, name=name: os.path.getsize(self.path(name)) > 1000 if os.path.exists(self.path(name)) else False,
                      f"{name} to be written")

    def quiet_week(self):
        self.step("24 h", 7)
        self.step("6 h")
        check(self.now() == OUTBREAK - HOUR, f"the steps lead to {self.now() / HOUR:.2f} h, not to an hour before the outbreak")
        self.view.click("tab network")
        self.shot("quiet-week")
        # The team is the company from now on: its strategy listens, and leaves the answers to people.
        self.swap("monitor_silent")
        self.shot("team-takes-over")

    def morning(self):
        view = self.view
        self.speed("900")
        self.play_until(OUTBREAK + HOUR + HOUR // 12)
        view.click("tab exercise")
        view.click("tab scores")
        view.wait_for("score 1 0")
        view.wait_for("score 2 0")
        check(not view.has("score 3 0"), "inject 3 is published before its time")
        view.click("tab events")
        self.shot("published-by-the-clock")
        view.click("tab facilitate")
        view.wait_for("prompt clock 1")
        view.type("prompt 1/answer", self.words["decision"])
        self.shot("question-open")
        self.journalled(lambda: view.click("prompt 1/decide"), "the decision")
        view.wait_gone("prompt clock 1")

    def conduct(self):
        view = self.view
        view.click("tab events")
        view.click("cell Status 3")
        self.journalled(lambda: view.click("events/publish"), "the inject published by hand")
        view.click("cell Status 8")
        view.click("events/skip")
        view.click("cell Status 6")
        view.click("events/delay")
        view.click("cell Status 15")
        view.click("events/reserve")
        self.shot("events-conducted")
        view.click("tab scores")
        view.wait_for("score 3 0")

    def take_case(self, case):
        """Chooses a case on the console, and looks at the card of its author before closing it."""
        self.view.to_top("left column")
        self.view.click(case)
        self.view.wait_for("close account")
        self.view.key("Escape")
        self.view.wait_gone("close account")

    def answer_cases(self):
        view = self.view
        view.click("tab desk")
        view.click("tab console")
        told = view.wait(lambda told: sum(name.startswith("desk case ") for name in told["items"]) >= 3, "three cases on the desk", 60)
        cases = [name for name in told["items"] if name.startswith("desk case ")][:4]
        for tone, case in enumerate(cases[:3]):
            self.take_case(case)
            view.click(f"tone {tone}")
            if tone == 0:
                self.shot("console-answer")
            self.journalled(lambda: view.click("send answer"), f"the answer to {case}")
        self.take_case(cases[-1])
        self.journalled(lambda: view.click("escalate"), "the escalation")
        self.shot("console-answered")

    def answer_next(self, question=None):
        """Says which open question the next decision is for; the first of those that are left where none is named."""
        view = self.view
        if not view.has("prompts/answers"):
            return
        view.click("prompts/answers")
        told = view.wait(lambda told: sum(name.startswith("prompts/answers/") for name in told["items"]) > 1, "the questions to choose from")
        names = [name for name in told["items"] if name.startswith("prompts/answers/")]
        # The first stands for none of them.
        view.click(f"prompts/answers/{question}" if question else names[1], scrolls=False)

    def lead_company(self):
        view = self.view
        view.click("tab facilitate")
        open_before = {name for name in view.told()["items"] if name.startswith("prompt clock ")}
        view.type("prompts/question", self.words["question"])
        view.click("prompts/ask")
        asked = view.wait(lambda told: any(name.startswith("prompt clock ") and name not in open_before for name in told["items"]),
                          "the question to be open")
        questions = [name for name in asked["items"] if name.startswith("prompt clock ")]
        self.shot("question-put")
        # Each decision answers the question that it is given for: as many decisions as questions.
        view.click("tab console")
        self.shot("question-over-console")
        self.answer_next(self.words["question"])
        view.click("statement type 2")
        view.slide("statement empathy", 0.9)
        self.journalled(lambda: view.click("publish statement"), "the statement")
        for _ in range(3):
            view.click("agents+")
        self.shot("console-means")
        self.answer_next()
        self.journalled(lambda: view.click("apply agents"), "more agents")
        self.answer_next()
        self.journalled(lambda: view.click("start fix"), "the start of the repair")
        for question in questions:
            view.wait_gone(question)

    def second_screen(self):
        view = self.view
        view.click("participants")
        window = view.second_window(self.title)
        self.shot("participants", window)
        self.play_until(OUTBREAK + 6 * HOUR)
        time.sleep(0.5)
        self.shot("participants-later", window)
        self.shot("facilitator-meanwhile")
        view.click("participants")

    def other_way(self):
        view = self.view
        self.speed("3600")
        self.play_until(OUTBREAK + 9 * HOUR)
        view.click("tab network")
        self.shot("afternoon")
        view.choose("fork", "keep run")
        view.click("rewind")
        self.shot("rewind-menu")
        target = self.now() - 3 * HOUR
        entries = self.entries()
        view.click("back 1", scrolls=False)
        self.shot("rewind-asked")
        view.click("answer yes", scrolls=False)
        told = view.wait(lambda told: told["state"] == "paused" and told["now_us"] == target, "the run to be three hours back", 120)
        check(told["branch"] > 0, "a rewind begins no branch")
        check(told["journal_entries"] <= entries, "the journal grows by rewinding")
        self.swap("crisis_plan")
        self.play_until(OUTBREAK + 9 * HOUR)
        view.choose("fork", "keep run")
        view.click("tab compare")
        view.wait_for("remove kept 1")
        self.shot("compare")

    def futures(self):
        view = self.view
        view.click("fork")
        for strategy in ("canned", "aggressive"):
            view.click(f"future {self.strategies.index(strategy)}", scrolls=False)
        self.shot("futures-chosen")
        view.click("run futures", scrolls=False)
        view.wait(lambda told: told["is_working"], "the futures to begin")
        view.wait(lambda told: not told["is_working"], "the futures to end", 900)
        self.shot("futures-compared")
        view.click("tab network")
        self.shot("futures-bands")

    def assess(self):
        view = self.view
        view.click("tab exercise")
        view.click("tab scores")
        view.click("score 1 4")
        view.click("score 2 2")
        view.click("scores/observer")
        view.type("scores/name", self.words["observer"])
        view.type("scores/note", self.words["note"])
        view.click("scores/add")
        view.wait_for("scores/noted 0")
        self.shot("scores")

    def to_the_end(self):
        view = self.view
        self.speed("unlimited")
        view.click("play")
        self.wait_state("done", 600)
        view.click("tab network")
        self.shot("the-end")
        view.click("tab company")
        self.shot("the-end-company")

    def save(self):
        view = self.view
        view.click("tab exercise")
        view.click("tab session")
        self.write_to("session/path", "bank.session", "session/save")
        self.write_to("session/journal path", "journal.yaml", "session/journal")
        self.shot("session")
        with open(self.path("bank.session"), encoding="utf-8") as file:
            session = json.load(file)
        by_number = {inject["number"]: inject for inject in session["injects"]}
        check(by_number["3"]["status"] == "published", "inject 3 is not published in the session")
        check(by_number["3"]["published_at"] != 7 * 24 * HOUR + 9 * HOUR + HOUR // 6, "inject 3 was published by the clock, not by hand")
        check(by_number["8"]["status"] == "skipped", f"inject 8 is {by_number['8']['status']} in the session, not skipped")
        # Twenty minutes of the exercise is more than an hour of the simulation; then the clock published it.
        check(by_number["6"]["published_at"] > 7 * 24 * HOUR + 13.5 * HOUR, "the delay of inject 6 is lost")
        # Due after the moment that was gone back to: the clock must publish it again at its own time, not at the moment that was left.
        check(by_number["7"]["published_at"] == 7 * 24 * HOUR + 15 * HOUR,
              f"inject 7, planned for d7 15:00, is told to be published at {by_number['7']['published_at'] / HOUR - 168:.2f} h of day 7")
        check(by_number["R1"]["status"] == "published", "the inject from the reserve was not published")
        check(by_number["R2"]["is_reserve"] and by_number["R2"]["status"] == "planned", "the clock took an inject from the reserve")
        check(by_number["1"]["score"] == 4 and by_number["2"]["score"] == 2, "the scores are not in the session")
        check(session["notes"][0]["text"] == self.words["note"], f"the note in the session is {session['notes'][0]['text']!r}")
        answers = [prompt for prompt in session["prompts"] if prompt["question"] == self.words["question"]]
        check(len(answers) == 1 and answers[0]["status"] == "answered" and "answer" in answers[0],
              "the question put by hand is not answered by a command")
        check(any(branch["is_abandoned"] for branch in session["branches"]), "the course left behind is not in the session")

    def debrief(self):
        view = self.view
        if self.language == "fr":
            view.click("debrief/french")
        view.type("debrief/path", self.path("debrief.html"))
        view.click("debrief/write")
        view.wait(lambda told: told["is_working"] or os.path.exists(self.path("debrief.html")), "the debrief to begin")
        self.shot("debrief-at-work")
        view.wait(lambda told: os.path.exists(self.path("debrief.html")) and not told["is_working"], "the debrief to be written", 1500)
        self.shot("debrief-written")

    def reopen(self):
        view = self.view
        before = view.told()
        view.quit()
        self.start(self.path("bank.session"))
        self.view.wait(lambda told: told["is_open"] and told["now_us"] == before["now_us"] and told["state"] != "loading",
                       "the session to open where it was saved", 300)
        check(self.view.told()["journal_entries"] == before["journal_entries"], "the session opens with another journal")
        self.view.click("tab exercise")
        self.view.click("tab scores")
        self.view.wait_for("scores/noted 0")
        self.shot("reopened")

    def crash(self):
        self.view.kill()
        self.start()
        self.view.wait_for("scenario 0")
        self.shot("after-a-crash")
        check(any(self.view.told()["messages"]), "nothing is said about the session that did not end well")
        self.view.click("scenario 0", scrolls=False)
        self.view.wait(lambda told: told["is_open"] and told["state"] == "done", "the session to be recovered", 300)
        self.shot("recovered")
        self.view.quit()

    def run_again(self):
        """The journal, from the command line: the same state as in the window, and the same tables every time."""
        folders = [self.path("run1"), self.path("run2")]
        for folder in folders:
            done = subprocess.run([self.firebreak, "run", self.scenario, "--journal", self.path("journal.yaml"), "--no-gain",
                                   "--no-reference", "--out", folder], capture_output=True, text=True)
            check(done.returncode == 0, f"firebreak run --journal ended with {done.returncode}: {done.stderr[-2000:]}")
        with open(os.path.join(folders[0], "manifest.json"), encoding="utf-8") as file:
            final_state = str(json.load(file)["final_state"])
        with open(self.path("debrief.html"), encoding="utf-8") as file:
            page = html.unescape(re.sub(r"<[^>]*>", " ", file.read()))
        shown = re.search(re.escape(self.words["digest"]) + r"\s+(\S+)", page)
        check(shown is not None, "the debrief shows no digest of the final state")
        check(shown.group(1) == final_state, f"the window's run ended in {shown.group(1)}, the journal's in {final_state}")
        tables = sorted(name for name in os.listdir(folders[0]) if name.endswith(".csv"))
        check(len(tables) >= 2, f"the run wrote {tables} only")
        for table in tables:
            check(filecmp.cmp(os.path.join(folders[0], table), os.path.join(folders[1], table), shallow=False),
                  f"{table} differs between two runs of one journal")

    def play(self):
        shutil.rmtree(self.home, ignore_errors=True)
        os.makedirs(self.home)
        self.display = Display()
        steps = [self.open_from_picker, self.import_events, self.hand_out, self.quiet_week, self.morning, self.conduct, self.answer_cases,
                 self.lead_company, self.second_screen, self.other_way, self.futures, self.assess, self.to_the_end, self.save,
                 self.debrief, self.reopen, self.crash, self.run_again]
        step = None
        try:
            self.start()
            for step in steps:
                begun = time.monotonic()
                step()
                print(f"{step.__name__:18} {time.monotonic() - begun:6.1f} s", flush=True)
        except (Failure, subprocess.CalledProcessError) as failure:
            print(f"exercise.py: {step.__name__ if step else 'start'}: {failure}", file=sys.stderr)
            if self.view is not None and self.view.process.poll() is None:
                self.view.picture("failed")
            return 1
        finally:
            if self.view is not None:
                self.view.kill()
            self.display.stop()
        return 0


def main():
    if len(sys.argv) != 5 or sys.argv[4] not in WORDS:
        print(__doc__, file=sys.stderr)
        return 2
    missing = missing_tools()
    if missing:
        print(f"viewer exercise skipped: {', '.join(missing)} missing")
        return SKIPPED
    binaries, source, out, language = sys.argv[1:]
    out = os.path.abspath(out)
    os.makedirs(out, exist_ok=True)
    exercise = Exercise(os.path.abspath(binaries), os.path.abspath(source), out, language)
    with open(exercise.scenario, encoding="utf-8") as file:
        exercise.title = re.search(r"^title: *['\"]?(.*?)['\"]? *$", file.read(), re.MULTILINE).group(1)
    return exercise.play()


if __name__ == "__main__":
    sys.exit(main())
