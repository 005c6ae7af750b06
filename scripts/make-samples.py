#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws the twelve sample scenes of resources/samples and measures some of them: scripts/make-samples.py CLI OUT

CLI is build/release/bin/elboscope-cli. Each sample is one scene of `scenes` with seed 2027 and the world of the shipped
model (64 pixels, the 24 most frequent classes), chosen of 144 by eye and for what they show; what calibration gains on scenes that
nobody chose stands in the model's card. Those of RECORDS ship with what the model OUT/../models/
stickers measured of them, so that the window shows maps at once; they are made anew whenever that model or the record
format changes (a test compares the model's digest). The program needs no Python: only the choice is made here.
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

KINDS = {
    "plain": ["--objects", "2:2", "--scale", "0.4:0.62", "--tints", "0"],
    "coloured": ["--objects", "2:3", "--scale", "0.35:0.6"],
    "small": ["--objects", "2:3", "--scale", "0.2:0.3"],
    "occluded": ["--objects", "2:3", "--scale", "0.4:0.6", "--occlusion", "1"],
    "rare": ["--objects", "2:3", "--scale", "0.35:0.6", "--rare", "8"],
    "crowded": ["--objects", "4:4", "--scale", "0.3:0.5"],
}
SAMPLES = [
    ("plain", 7, "Tree and ball", "two things, apart: what everything looks like when it is easy"),
    ("plain", 12, "Cat and dog", "two classes that are drawn alike, and calibration takes too much away"),
    ("plain", 19, "Sheep behind a ball", "the map of the ball reaches over the sheep"),
    ("coloured", 10, "Bicycle, boat and fish at night", "thin lines on a dark ground"),
    ("coloured", 0, "Purple dog, apple and tree", "a colour nobody expects on a dog, and calibration does harm"),
    ("small", 13, "Small cow and butterfly", "objects of a few latent cells: the raw maps are far too wide"),
    ("small", 3, "Small elephant, flower and bird", "small, and far apart"),
    ("occluded", 23, "Cat behind a tree", "one object hides half of another"),
    ("occluded", 22, "Cat, fish and bird in a heap", "occlusion, colours and an object mostly hidden"),
    ("rare", 18, "Sheep, elephant and rabbit", "the rarest classes of the training only"),
    ("rare", 3, "Sheep, banana and rabbit", "rare classes that the model tells apart all the same"),
    ("crowded", 16, "Ball, dog, horse and cat", "four objects in a heap"),
]
FIRST = "11-rare"  # opened at the first start: three classes whose losses differ clearly, and maps that calibration repairs
RECORDS = [FIRST, "01-plain"]


def measure(cli, out, sample):
    """Paths in the record are relative to OUT, so that it tells nothing about who made it."""
    record = sample["image"].replace(".png", ".elbo")
    subprocess.run([cli, "inspect", "--model", "../models/stickers", "--image", sample["image"], "--caption", sample["caption"],
                    "--classes", ",".join(sample["classes"]), "--likelihood", "--record", record],
                   check=True, capture_output=True, cwd=out)
    sample["record"] = record


def main():
    cli, out = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    samples = []
    with tempfile.TemporaryDirectory() as work:
        for kind, options in KINDS.items():
            command = ["scenes", "--seed", "2027", "--count", "24", "--size", "64", "--class-count", "24", "--listed-masks"]
            subprocess.run([cli, *command, *options, "--out", f"{work}/{kind}"], check=True, capture_output=True)
        for number, (kind, index, title, why) in enumerate(SAMPLES, 1):
            scene = json.loads(pathlib.Path(work, kind, "captions.json").read_text())["scenes"][index]
            name = f"{number:02d}-{kind}"
            shutil.copyfile(f"{work}/{kind}/{scene['file']}", out / f"{name}.png")
            shutil.copyfile(f"{work}/{kind}/{scene['listed_mask']}", out / f"{name}.mask.png")
            samples.append({
                **({"first": True} if name == FIRST else {}),
                "image": f"{name}.png", "mask": f"{name}.mask.png", "title": title, "kind": kind, "why": why,
                "caption": scene["caption"], "classes": scene["classes"],
                "drawn_by": " ".join(["scenes", "--seed 2027 --size 64 --class-count 24", *KINDS[kind]]) + f", scene {index}",
            })
    for sample in samples:
        if sample["image"].removesuffix(".png") in RECORDS:
            measure(cli, out, sample)
    (out / "samples.json").write_text(json.dumps({"format": 1, "samples": samples}, indent=1) + "\n")


main()
