#!/usr/bin/env python3
"""Quantities of the model, recomputed from docs/model.md: values from the page's tables, formulas as the page states them.

from_the_page.py PAGE reaction HOUR SECONDS...            share of those who see a post that have seen it by then
from_the_page.py PAGE satisfaction EMPATHY HOSTILITY CHANNEL REMEDIED EXPECTED WAIT_MINUTES FAILURES QUESTION STEPS
from_the_page.py PAGE anger GAIN INTEREST CUSTOMER EVENT@HOUR...   anger after failure, private, sees:AROUSAL, now
from_the_page.py PAGE complaint ANGER SPEED REPLIES SEEN  probability of complaining in public
from_the_page.py PAGE appeal VIVIDNESS AROUSAL CREDIBILITY DEPTH
from_the_page.py PAGE sharing APPEAL INTEREST SOURCES ANGER AGE_HOURS
from_the_page.py PAGE crisis ACCOUNTS VOLUME:EXPECTED...  start and end of every crisis, 'inf' for one that goes on

from_the_page.py PAGE examples                            of each number worked out on the page: how far it is from that

One number a line. Python's own library only.
"""

import math
import re
import sys

SECONDS = {"s": 1.0, "min": 60.0, "h": 3600.0, "d": 86400.0}


def defaults_of(page):
    """key -> default, numbers as such, durations in seconds."""
    found = {}
    for line in page.splitlines():
        cells = re.split(r"(?<!\\)\|", line)
        if len(cells) != 9 or not re.fullmatch(r" `[a-z_.\[\]]+` ", cells[1]):
            continue
        text = cells[5].strip(" `")
        number = re.fullmatch(r"(-?[0-9.]+(?:e-?[0-9]+)?)(?: (s|min|h|d))?", text)
        found[cells[1].strip(" `")] = float(number[1]) * SECONDS.get(number[2], 1.0) if number else text
    return found


def profile_of(page):
    line = next(line for line in page.splitlines() if re.fullmatch(r"    (\d+ ){23}\d+", line))
    return [int(word) / 1000.0 for word in line.split()]


def logistic(x):
    return 1.0 / (1.0 + math.exp(-x))


def logit(p):
    return math.log(p / (1.0 - p))


def activity(profile, seconds):
    """Lambda: activity from day 0 until then, in seconds of average activity."""
    hours = int(seconds // 3600)
    return sum(profile[hour % 24] for hour in range(hours)) * 3600.0 + (seconds - hours * 3600.0) * profile[hours % 24]


def kernel(value, delay):
    flat, tail = value["platform.kernel_flat"], value["platform.kernel_tail"]
    if delay <= flat:
        return tail / (1.0 + tail) * delay / flat
    return 1.0 - 1.0 / (1.0 + tail) * (delay / flat) ** -tail


def reaction(value, profile, words):
    posted = float(words[0]) * 3600.0

    def mass(delay):
        return kernel(value, activity(profile, posted + delay) - activity(profile, posted))

    first = mass(value["platform.min_reaction"])
    return [(mass(float(word)) - first) / (1.0 - first) for word in words[1:]]


def satisfaction(value, words):
    empathy, hostility, channel, remedied, expected, wait, failures, question, steps = map(float, words)
    company = {key.removeprefix("company."): number for key, number in value.items() if key.startswith("company.")}
    utility = company["outcome_base"] + company["outcome_remedy"] * remedied + company["outcome_empathy"] * empathy
    utility += company["outcome_speed"] * 2.0 ** (-wait * 60.0 / company["speed_half_life"])
    utility += company["outcome_department"] * expected - company["outcome_leak"] * max(0.0, failures - 1.0)
    utility -= company["outcome_hostility"] * hostility + company["outcome_channel"] * (channel > 0.0 and not remedied)
    utility += company["outcome_question"] * question - company["outcome_mismatch"] * steps
    return [logistic(utility)]


def anger(value, words):
    gain, interest, customer = map(float, words[:3])
    level, last, failures = 0.0, 0.0, 0
    for word in words[3:]:
        what, hour = word.split("@")
        now = float(hour) * 3600.0
        level *= 2.0 ** (-(now - last) / value["crowd.anger_half_life"])
        last = now
        if what == "failure":
            failures += 1
            level += min(1.0, gain * value["crowd.background_anger"]) * (1.0 - level)
        elif what == "private":
            level += min(1.0, gain * value["crowd.private_anger"] * min(failures, 3)) * (1.0 - level)
        elif what.startswith("sees:"):
            share = value["crowd.transfer_customer"] if customer else value["crowd.transfer_other"]
            transfer = value["crowd.anger_transfer"] * float(what[5:]) * interest * share
            level += min(1.0, transfer) * (1.0 - level)
    return [level]


def complaint(value, words):
    level, speed, replies, seen = map(float, words)
    score = logit(value["crowd.public_complaint"]) + value["crowd.complaint_anger_effect"] * (level - 0.6)
    score += value["crowd.speed_effect"] * speed + value["crowd.squeaky_effect"] * math.log(1.0 + replies)
    return [logistic(score + value["crowd.herd_effect"] * math.log(1.0 + seen))]


def appeal(value, words):
    vividness, arousal, credibility, depth = map(float, words)
    spread = math.exp(value["platform.arousal_effect"] * (arousal - 0.5))
    return [value["platform.share_probability"] * vividness * spread * credibility * value["platform.damping"] ** depth]


def sharing(value, words):
    own, interest, sources, level, age = map(float, words)
    hazard = own * interest * (1.0 + value["platform.reinforcement"] * math.log(1.0 + sources))
    hazard *= math.exp(value["platform.anger_effect"] * level)
    return [1.0 - math.exp(-hazard * 2.0 ** (-age * 3600.0 / value["platform.novelty_half_life"]))]


def crisis(value, words):
    floor = value["company.crisis_floor"] * float(words[0]) / 100000.0
    hours = [tuple(map(float, word.split(":"))) for word in words[1:]]
    high = [volume > max(floor, b + 5.0 * math.sqrt(b), 5.0 * b) for volume, b in hours]
    calm = [volume <= max(floor / 4.0, 2.0 * b) for volume, b in hours]
    found, hour = [], 1
    while hour < len(hours):
        if not (high[hour - 1] and high[hour]):
            hour += 1
            continue
        # The last hour before the first 24 calm ones.
        end = next((h for h in range(hour, len(hours) - 24) if all(calm[h + 1 : h + 25])), None)
        found += [hour - 1, math.inf if end is None else end]
        if end is None:
            break
        hour = end + 26
    return found


def answer(page, what, words):
    value = defaults_of(page)
    if what == "reaction":
        return reaction(value, profile_of(page), words)
    return {"satisfaction": satisfaction, "anger": anger, "complaint": complaint, "appeal": appeal, "sharing": sharing,
            "crisis": crisis}[what](value, words)


def examples(page):
    rows = re.findall(r"^\| `([a-z]+)((?: [a-z0-9.:@]+)+)` \|[^|]*\| ([0-9. ]+) \|$", page, re.MULTILINE)
    return [found - float(stated) for what, words, numbers in rows
            for found, stated in zip(answer(page, what, words.split()), numbers.split())]


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        page = file.read()
    what, words = sys.argv[2], sys.argv[3:]
    for number in examples(page) if what == "examples" else answer(page, what, words):
        print(repr(float(number)))


main()
