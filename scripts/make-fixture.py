#!/usr/bin/env python3
# Elboscope - GPL-3.0-or-later
"""Records what diffusers computes with a Stable Diffusion folder, so that `elboscope-cli verify` can prove its own networks on it.

    python3 -m venv VENV
    VENV/bin/pip install torch==2.5.1 diffusers==0.33.1 transformers==4.51.3 safetensors pillow "numpy<2.3"
    VENV/bin/python scripts/make-fixture.py MODEL_DIR OUT_DIR [--link|--copy] [--variant fp16] [--latent HxW] [--quick]
    elboscope-cli verify OUT_DIR

MODEL_DIR is a diffusers StableDiffusionPipeline folder (SD 1.x or 2.x) with .safetensors weights. Everything is computed in float32 on
the CPU, offline, from fixed seeds. OUT_DIR gets oracle.json (the cases), oracle.safetensors (their inputs and expected outputs) and
model/ (links to the components, or copies with --copy, and one scheduler_* folder for each recorded sampler).
docs/fixtures.md describes the format.
"""
import argparse, json, math, os, shutil, sys
from pathlib import Path

for name, value in {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "CUDA_VISIBLE_DEVICES": "", "OMP_WAIT_POLICY": "passive"}.items():
    os.environ.setdefault(name, value)  # passive: spinning threads make a shared machine ten times slower

import diffusers
import numpy as np
import torch
import torch.nn.functional as F
import transformers
from diffusers.models.attention_processor import AttnProcessor2_0
from PIL import Image, ImageDraw
from safetensors.torch import save_file

SAMPLERS = {  # folder: class and the settings that a default-made one gets
    "scheduler_ddim": (diffusers.DDIMScheduler, {"clip_sample": False}),
    "scheduler_pndm": (diffusers.PNDMScheduler, {"skip_prk_steps": True}),
    "scheduler_euler": (diffusers.EulerDiscreteScheduler, {}),
    "scheduler_dpm": (diffusers.DPMSolverMultistepScheduler, {}),
}
TOLERANCE = {"tokenize": 0, "encode_text": 2e-5, "vae_encode": 1e-4, "vae_decode": 1e-4, "schedule": 1e-5, "denoise": 5e-5, "sample": 2e-4,
             "elbo": 1e-4, "heatmap": 2e-4}
TOLERANCE_MAPS = 2e-5
BIG_MODEL, BIG_FACTOR = 50_000_000, 5  # more denoiser parameters than that: longer sums, so tolerances five times as wide
LARGEST_MAP = 512 * 1024               # attention maps with more elements are not kept (64x64 queries x 77 tokens fit, 1024x1024 does not)

CAPTION = "a photo of a red cat and a blue dog on the grass"
NEGATIVE = "blurry, low quality, watermark"
LONG = "a photo of " + ", ".join(f"a {c} {n}" for n in ("chair", "umbrella", "bicycle", "lighthouse", "violin") for c in
                                 ("red", "turquoise", "golden", "checkered", "pale", "striped")) + " and, at the very end, a dog"
TEXTS = [CAPTION, "An ASTRONAUT riding a horse, highly-detailed (8k)!", "", LONG, "umbrella's vase? 2 clocks \u732b caf\u00e9 \u00c5NGSTR\u00d6M",
         "  blanks\tand\nlines \u00a0 \u3000 end ", "\u0130stanbul \u039f\u0394\u03a5\u03a3\u03a3\u0395\u03a5\u03a3 na\u00efve \ufb01sh \U0001f469\u200d\U0001f680 \U0001f468\u200d\U0001f469\u200d\U0001f467",
         "<|startoftext|>one<|endoftext|> two <|EndOfText|>", "!!! wow! 3.14%, it's 100\u20ac\u2026", "e\u0301 \u0915\u094d\u0937 \u0e01\u0e33 \ud55c\uad6d\uc5b4 \u0645\u0631\u062d\u0628\u0627 \u00ad\u200bhidden"]


class Oracle:
    """Collects cases; tensors go to oracle.safetensors (equal ones once) and leave their name in the case."""

    def __init__(self, factor=1.0):
        self.cases, self.tensors, self.factor, self._seen = [], {}, factor, {}

    def put(self, name, value):
        value = torch.as_tensor(np.array(value) if isinstance(value, np.ndarray) else value).detach().contiguous()
        if value.dtype != torch.uint8:
            value = value.to(torch.float32 if value.is_floating_point() else torch.int64)
        if value.is_floating_point() and not torch.isfinite(value).all():
            sys.exit(f"{name}: the model gave a number that is not finite; nothing was written")
        content = (value.dtype, tuple(value.shape), value.numpy().tobytes())
        if content not in self._seen:
            self._seen[content], self.tensors[name] = name, value
        return self._seen[content]

    def case(oracle, op, name, tol=None, **fields):  # not `self`: that is a field of denoise cases
        entry = {"op": op, "name": name}
        for field, value in fields.items():
            key = f"{op}.{name}/{field}"
            if isinstance(value, (torch.Tensor, np.ndarray)):
                value = oracle.put(key, value)
            elif isinstance(value, dict):
                value = {layer: oracle.put(f"{key}/{layer}", m) for layer, m in value.items()}
            entry[field] = value
        if "cross" in fields:
            entry["tol_maps"] = TOLERANCE_MAPS * oracle.factor
        entry["tol"] = (TOLERANCE[op] if tol is None else tol) * oracle.factor
        oracle.cases.append(entry)
        print(f"  {op} {name}", file=sys.stderr, flush=True)

    def save(self, folder, head):
        save_file(self.tensors, folder / "oracle.safetensors")
        (folder / "oracle.safetensors").chmod(0o644)
        lines = ",\n  ".join(json.dumps(case) for case in self.cases)  # last, so that a folder with it is complete
        (folder / "oracle.json").write_text(json.dumps(head)[:-1] + ', "cases": [\n  ' + lines + "\n]}\n")


class MapRecorder(AttnProcessor2_0):
    """Leaves the computation to diffusers and computes the probabilities beside it, head by head because all at once may not fit."""

    def __init__(self, name, sink):
        super().__init__()
        self.name, self.sink = name, sink

    def __call__(self, attn, hidden_states, encoder_hidden_states=None, *args, **kwargs):
        if self.sink.active:
            context = hidden_states if encoder_hidden_states is None else encoder_hidden_states
            query = attn.to_q(hidden_states)[0].unflatten(-1, (attn.heads, -1))
            key = attn.to_k(context)[0].unflatten(-1, (attn.heads, -1))
            total = sum((query[:, h] @ key[:, h].T * attn.scale).softmax(-1) for h in range(attn.heads))
            self.sink.take(self.name, encoder_hidden_states is not None, total / attn.heads)
        return super().__call__(attn, hidden_states, encoder_hidden_states, *args, **kwargs)


class Maps:
    """Sums of head-averaged maps over passes, in order of execution."""

    def __init__(self, unet):
        self.active, self.cross, self.self_ = False, {}, {}
        unet.set_attn_processor({name: MapRecorder(name.removesuffix(".processor"), self) for name in unet.attn_processors})

    def take(self, name, is_cross, value):
        store = self.cross if is_cross else self.self_
        store[name] = store[name] + value if name in store else value

    def __enter__(self):
        self.active, self.cross, self.self_ = True, {}, {}
        return self

    def __exit__(self, *_):
        self.active = False


class Model:
    """The loaded folder and the few computations that all cases are made of; batch size is always one."""

    def __init__(self, folder, variant=None):
        pipe = diffusers.StableDiffusionPipeline.from_pretrained(folder, variant=variant, torch_dtype=torch.float32, local_files_only=True, safety_checker=None,
                                                                 feature_extractor=None, requires_safety_checker=False)
        self.folder, self.tokenizer, self.text_encoder, self.unet, self.vae = Path(folder), pipe.tokenizer, pipe.text_encoder.eval(), pipe.unet.eval(), pipe.vae.eval()
        if hasattr(self.tokenizer, "fix_text"):  # with ftfy installed the slow tokenizer mends text first; the reference does without
            from transformers.models.bert.tokenization_bert import BasicTokenizer
            self.tokenizer.fix_text, self.tokenizer.nlp = None, BasicTokenizer(strip_accents=False, do_split_on_punc=False)
        # The pipeline silently changes settings of its own scheduler: read the file again.
        config = json.loads((self.folder / "scheduler" / "scheduler_config.json").read_text())
        self.scheduler = getattr(diffusers, config["_class_name"]).from_pretrained(folder, subfolder="scheduler", local_files_only=True)
        self.alphas = diffusers.DDIMScheduler.from_config(self.scheduler.config).alphas_cumprod
        self.prediction = self.scheduler.config.get("prediction_type", "epsilon")
        self.factor = 2 ** (len(self.vae.config.block_out_channels) - 1)
        self.scaling, self.shift = self.vae.config.scaling_factor, self.vae.config.shift_factor or 0.0
        self.maps = Maps(self.unet)
        self._hidden = {}

    def ids(self, text):
        return self.tokenizer(text, padding="max_length", max_length=self.tokenizer.model_max_length, truncation=True, return_tensors="pt")

    def encode(self, text):
        if text not in self._hidden:
            tokens = self.ids(text)
            mask = tokens.attention_mask if getattr(self.text_encoder.config, "use_attention_mask", None) else None
            self._hidden[text] = self.text_encoder(tokens.input_ids, attention_mask=mask)[0]
        return self._hidden[text]

    def posterior(self, image):
        return self.vae.encode((torch.as_tensor(image).float() / 127.5 - 1).permute(2, 0, 1)[None]).latent_dist

    def latent(self, image):
        return (self.posterior(image).mean - self.shift) * self.scaling

    def predict(self, latent, timestep, text):
        return self.unet(latent, timestep, encoder_hidden_states=self.encode(text)).sample

    def noised(self, latent, noise, t):
        return self.alphas[t] ** 0.5 * latent + (1 - self.alphas[t]) ** 0.5 * noise

    def loss(self, latent, noise, t, text):
        """Mean squared error in eps space, whatever the network predicts."""
        noisy, a = self.noised(latent, noise, t), self.alphas[t]
        out = self.predict(noisy, t, text)
        if self.prediction == "v_prediction":
            out = a ** 0.5 * out + (1 - a) ** 0.5 * noisy
        elif self.prediction == "sample":
            out = (noisy - a ** 0.5 * out) / (1 - a) ** 0.5
        return float(((out - noise).double() ** 2).mean())

    def sampler(self, folder):
        cls, settings = SAMPLERS.get(folder, (type(self.scheduler), {}))
        return cls.from_config(self.scheduler.config, **settings)

    def noise(self, seed, *shape):
        return torch.randn(*shape, generator=torch.Generator().manual_seed(seed))


def picture(height, width, seed):
    """Something with flat areas, edges and texture, U8 [H,W,3]."""
    draw_from, (y, x) = np.random.RandomState(seed), np.mgrid[0:height, 0:width]
    ground = np.stack([70 + 120 * x / width, 60 + 140 * y / height, 130 + 60 * np.sin(x / 11 + y / 17)], -1)
    image = Image.fromarray(ground.astype(np.uint8))
    pen = ImageDraw.Draw(image)
    for shape in (pen.ellipse, pen.rectangle, pen.ellipse):
        cx, cy, r = draw_from.randint(0, width), draw_from.randint(0, height), max(2, min(height, width) // 4)
        shape([cx - r, cy - r, cx + r, cy + r], fill=tuple(int(v) for v in draw_from.randint(0, 256, 3)))
    return (np.asarray(image).astype(int) + draw_from.randint(-6, 7, (height, width, 3))).clip(0, 255).astype(np.uint8)


def record_text(model, oracle, texts):
    for i, text in enumerate(texts):
        oracle.case("tokenize", str(i), encoder="tokenizer", text=text, ids=model.ids(text).input_ids[0])
    for i, text in enumerate(texts):
        oracle.case("encode_text", str(i), text=text, hidden=model.encode(text)[0])


def record_vae(model, oracle, sizes):
    for h, w in sizes:
        image = picture(h * model.factor, w * model.factor, h + w)
        post = model.posterior(image)
        oracle.case("vae_encode", f"{image.shape[0]}x{image.shape[1]}", image=image, mean=post.mean[0], std=post.std[0],
                    latent=((post.mean - model.shift) * model.scaling)[0])
        latent = model.noise(h * 100 + w, 1, model.vae.config.latent_channels, h, w)
        pixels = model.vae.decode(latent / model.scaling + model.shift).sample
        oracle.case("vae_decode", f"{h}x{w}", latent=latent[0], pixels=pixels[0].permute(1, 2, 0))


def record_schedules(model, oracle, out, counts):
    """Returns the folders of the samplers that could be made, the model's own first if this program knows its class."""
    known = [cls for cls, _ in SAMPLERS.values()]
    # diffusers' PNDM knows no x0 prediction
    folders = ["scheduler"] * (type(model.scheduler) in known) + [f for f in SAMPLERS if not (f == "scheduler_pndm" and model.prediction == "sample")]
    for folder in folders:
        if folder != "scheduler":
            model.sampler(folder).save_pretrained(out / "model" / folder)
        for steps in counts:
            (sampler := model.sampler(folder)).set_timesteps(steps)
            sigmas = {"sigmas": sampler.sigmas} if hasattr(sampler, "sigmas") else {}
            oracle.case("schedule", f"{folder}.{steps}", scheduler=folder, steps=steps, timesteps=sampler.timesteps, alphas_cumprod=sampler.alphas_cumprod,
                        init_noise_sigma=float(sampler.init_noise_sigma), **sigmas)
    return folders


def record_denoise(model, oracle, name, size, timestep, text, maps):
    latent = model.noise(len(oracle.cases), 1, model.unet.config.in_channels, *size)
    with model.maps as seen:
        prediction = model.predict(latent, timestep, text)
    kept = {}
    if maps:
        for kind, store in (("cross", seen.cross), ("self", seen.self_)):
            kept[kind] = {layer: m for layer, m in store.items() if m.numel() <= LARGEST_MAP}
            kept[kind + "_order"] = list(kept[kind])
    oracle.case("denoise", name, latent=latent[0], timestep=timestep, text=text, prediction=prediction[0], **kept)


def record_sample(model, oracle, folder, size, text, negative, steps, guidance):
    (sampler := model.sampler(folder)).set_timesteps(steps)
    unit = model.noise(len(oracle.cases), 1, model.unet.config.in_channels, *size)
    latent, after = unit * sampler.init_noise_sigma, []
    for t in sampler.timesteps:
        given = sampler.scale_model_input(latent, t)
        out = model.predict(given, t, text)
        if guidance is not None and guidance > 1:
            empty = model.predict(given, t, negative or "")
            out = empty + guidance * (out - empty)
        latent = sampler.step(out, t, latent).prev_sample
        after.append(latent)
    oracle.case("sample", f"{len(oracle.cases)}.{folder}.{steps}", text=text, negative=negative, latent=unit[0], steps=steps, guidance=guidance, scheduler=folder,
                latents=torch.cat(after), final=latent[0])


def record_elbo(model, oracle, size, texts, timesteps):
    image = picture(size[0] * model.factor, size[1] * model.factor, 3)
    for name, given, latent in (("image", {"image": image}, model.latent(image)), ("latent", {}, model.noise(77, 1, model.vae.config.latent_channels, *size))):
        noise = model.noise(78, len(timesteps), *latent.shape[1:])
        losses = [[model.loss(latent, noise[k:k + 1], t, text) for k, t in enumerate(timesteps)] for text in texts]
        oracle.case("elbo", name, **(given or {"latent": latent[0]}), texts=texts, timesteps=torch.tensor(timesteps), noise=noise, losses=torch.tensor(losses))


# ------------------------------------------------------------------------------------------------------------- heatmaps
def reference_positions(tokenizer, caption, classes):
    """The published look-up: the first place where the ids of a class occur; where there is none, the class before keeps its say."""
    ids, out, found = tokenizer(caption).input_ids, [], []
    for name in classes:
        own = tokenizer(name).input_ids[1:-1]
        found = next(([s + i for i in range(len(own))] for s in range(len(ids) - len(own) + 1) if ids[s:s + len(own)] == own), found)
        out.append(found)
    return out


def true_positions(folder, tokenizer, caption, start, classes):
    """Tokens that overlap the characters of each listed class; None where the offsets cannot be trusted."""
    fast = transformers.CLIPTokenizerFast.from_pretrained(folder / "tokenizer", local_files_only=True)
    encoded = fast(caption, return_offsets_mapping=True)
    if encoded.input_ids != tokenizer(caption).input_ids:
        return None
    out = []
    for name in classes:
        out.append([i for i, (a, b) in enumerate(encoded.offset_mapping) if a < b and a < start + len(name) and b > start])
        start += len(", " + name)
    return out


def groups_of(sides):
    """Runs of equal resolution in order of execution."""
    return [sum(a != b for a, b in zip(sides[:i], sides[1:i + 1])) for i in range(len(sides))]


def cross_map(layers, columns, middle, sigma, table):
    """layers: [q, K] in order of execution -> [R, R], the weighted mean over layers of the columns' mean."""
    sides = [math.isqrt(m.shape[0]) for m in layers]
    groups, total, weights = groups_of(sides), 0, 0.0
    for i, (m, r) in enumerate(zip(layers, sides)):
        weight = math.exp(-(i - middle) ** 2 / (2 * sigma ** 2)) if sigma else table[groups[i]]
        at_first = F.interpolate(m[:, columns].mean(1).view(1, 1, r, r), size=(sides[0], sides[0]), mode="bilinear", align_corners=False)
        total, weights = total + weight * at_first[0, 0], weights + weight
    return total / weights


def self_product(layers, table):
    """layers: [q, q] in order of execution -> the product of one mixed operator for each row of the table, the last row's on the left."""
    sides = [math.isqrt(m.shape[0]) for m in layers]
    groups, side, product = groups_of(sides), sides[0], None
    for row in table:
        mixed, weights = torch.zeros(side ** 2, side ** 2), 0.0
        for m, r, group in zip(layers, sides, groups):
            if row[group]:
                keys = F.interpolate(m.view(r, r, r, r), size=(side, side), mode="bilinear", align_corners=False)
                repeated = keys.repeat_interleave(side // r, 0).repeat_interleave(side // r, 1)
                mixed, weights = mixed + row[group] * repeated.reshape(side ** 2, side ** 2), weights + row[group]
        product = mixed / weights if product is None else mixed / weights @ product
    return product


def unit_range(maps):
    low = maps.amin((-2, -1), keepdim=True)
    return (maps - low) / (maps.amax((-2, -1), keepdim=True) - low)


class HeatmapRecorder:
    """Heatmap cases of one picture; classes share the noise, so a class's losses are measured once for all cases."""

    def __init__(self, model, side, shape, timesteps, collect):
        self.model, self.shape, self.timesteps, self.collect = model, shape, timesteps, collect
        pixels = side * model.factor
        self.image = picture(*shape, 5)
        self.square = np.array(Image.fromarray(self.image).resize((pixels, pixels), Image.Resampling.BILINEAR))
        self.latent = model.latent(self.square)
        self.noise = model.noise(101, len(timesteps), *self.latent.shape[1:])
        self.collect_noise = model.noise(102, len(collect), *self.latent.shape[1:])
        self.losses = {}

    def loss_row(self, text):
        if text not in self.losses:
            self.losses[text] = [self.model.loss(self.latent, self.noise[k:k + 1], t, text) for k, t in enumerate(self.timesteps)]
        return self.losses[text]

    def record(self, oracle, name, classes, prompt="a photo of {}", gamma=3, fixed=False, sigma=3, cross_weight=None, self_weight=None, keep_product=False):
        model, caption = self.model, prompt.format(", ".join(classes))
        with model.maps as seen:
            for k, t in enumerate(self.collect):
                model.predict(model.noised(self.latent, self.collect_noise[k:k + 1], t), t, caption)
        cross, own = ([m / len(self.collect) for m in store.values()] for store in (seen.cross, seen.self_))
        places = [layer.split("_")[0] for layer in seen.cross]
        middle = places.count("down") + (places.count("mid") - 1) / 2 if places[0] != "up" else (len(places) - 1) / 2
        groups = groups_of([m.shape[0] for m in own])[-1] + 1
        if self_weight is None:  # the published table for seven groups, and what it means for any other number
            self_weight = [[1] + [0] * (groups - 2) + [1], [0] * (groups - 1) + [1]] if groups > 1 else [[1], [1]]
        if cross_weight is not None:
            cross_weight = [cross_weight[i % len(cross_weight)] for i in range(groups)]

        fields = dict(image=self.image, image_square=self.square, latent=self.latent[0], caption=caption, classes=classes)
        exponent = torch.full((len(classes),), float(gamma))
        if gamma != 1 and not fixed:
            texts = [f"a photo of {c}" for c in classes]
            losses = torch.tensor([self.loss_row(text) for text in texts], dtype=torch.float64)
            total = losses.sum(1)
            exponent = (gamma ** ((total - total.min()) / (total.max() - total.min() + 1e-10))).float()
            fields.update(texts=texts, losses=losses)
        fields.update(timesteps=torch.tensor(self.timesteps), noise=self.noise, collect_timesteps=torch.tensor(self.collect), collect_noise=self.collect_noise,
                      inverse_gamma=gamma, fixed_exponent=fixed, layer_sigma=sigma, self_weight=self_weight, height=self.shape[0], width=self.shape[1], exponent=exponent)
        if cross_weight is not None:
            fields["cross_weight"] = cross_weight
        product = self_product(own, self_weight)
        if keep_product and product.numel() <= LARGEST_MAP:
            fields["self_product"] = product

        def maps_at(positions, suffix):
            raw = torch.stack([cross_map(cross, columns, middle, sigma, cross_weight) for columns in positions])
            calibrated = unit_range(raw) ** exponent[:, None, None]
            heats = []
            for m in (unit_range(raw), calibrated):
                spread = (product @ m.flatten(1).T).T.view_as(m)
                heats.append(unit_range(F.interpolate(spread[None], size=self.shape, mode="bilinear", align_corners=False)[0]))
            if not torch.isfinite(torch.stack(heats)).all():
                return None
            return {f"{key}{suffix}": m for key, m in zip(("cross_raw", "cross_calibrated", "heat_raw", "heat_calibrated"), (raw, calibrated, *heats))}

        found = reference_positions(model.tokenizer, caption, classes)
        right = true_positions(model.folder, model.tokenizer, caption, prompt.index("{"), classes)
        inside = all(columns and max(columns) < model.tokenizer.model_max_length - 1 for columns in [*found, *(right or [[]])])
        maps = maps_at(found, "") if inside else None
        if maps is None:
            print(f"  heatmap {name}: left out, its token positions or a constant map leave the result undefined", file=sys.stderr)
            return
        fields.update(positions=found, **maps)
        if right != found:
            fields.update(reference_bug="positions: the first occurrence of the ids of a class wins, also inside another class", positions_correct=right, **maps_at(right, "_correct"))
        # The last min-max magnifies rounding by maximum / range of a map: large for maps that are nearly flat.
        spread = product @ torch.cat([unit_range(maps["cross_raw"]), maps["cross_calibrated"]]).flatten(1).T
        magnified = float((spread.amax(0) / (spread.amax(0) - spread.amin(0))).max())
        oracle.case("heatmap", name, tol=TOLERANCE["heatmap"] * max(1, magnified / 32), **fields)


# ------------------------------------------------------------------------------------------------------------- the whole fixture
def record_all(model, oracle, out, size, quick):
    h, w = size
    levels = len(model.unet.config.block_out_channels)
    odd = (max(1, h * 5 // 8 | 1), max(1, w * 7 // 8 | 1))
    record_text(model, oracle, TEXTS[:5] if quick else TEXTS)
    record_vae(model, oracle, [(max(1, h // 2), w)] if quick else [(h, w), (max(1, h // 2), max(1, w * 3 // 4))])
    folders = record_schedules(model, oracle, out, (5, 20) if quick else (1, 7, 20, 50))
    record_denoise(model, oracle, f"t261.{h}x{w}", size, 261, CAPTION, maps=True)
    record_denoise(model, oracle, f"odd.{odd[0]}x{odd[1]}", odd, 981, LONG, maps=True)
    if not quick:
        record_denoise(model, oracle, "t1", size, 1, "", maps=False)
        record_denoise(model, oracle, "fraction", size, 437.25, CAPTION, maps=False)
    for i, folder in enumerate(folders):
        record_sample(model, oracle, folder, size if i == 0 and not quick else odd, TEXTS[i % 2], [NEGATIVE, None, ""][i % 3], 3 if quick else 5, [7.5, 3.0, 1.0, 5.0][i % 4])
    record_elbo(model, oracle, odd, ["a photo of a cat", "a photo of a dog"] if quick else ["a photo of a cat", "a photo of a dog", "a photo of grass"], [1, 351, 951])

    step = 2 ** (levels - 1)
    side = max(step, min(h, w) // step * step)
    shape = (side * model.factor * 3 // 4 + 1, side * model.factor * 5 // 4 - 1)
    heat = HeatmapRecorder(model, side, shape, list(range(1, 999, 250 if quick else 50)), list(range(20, 201, 60 if quick else 20)))
    heat.record(oracle, "three_classes", ["cat", "bicycle", "dog"], keep_product=True)
    heat.record(oracle, "nested_and_repeated", ["dog", "hot dog", "dog"])
    if not quick:
        heat.record(oracle, "longer_first", ["teddy bear", "cat", "bear"], gamma=5, sigma=0, cross_weight=[1, 1, 10, 15, 10, 1, 1])
        heat.record(oracle, "one_class", ["bicycle"])
        heat.record(oracle, "fixed_exponent", ["cat", "dog"], gamma=2.5, fixed=True)
        heat.record(oracle, "gamma_1", ["cat", "bicycle"], gamma=1, prompt="we see {} in the street", sigma=1.2)


def prepare_model_folder(source, target, copy):
    """Links or copies what the fixture needs of the model; .safetensors only, because pickles are never opened."""
    target.mkdir(parents=True)
    shutil.copyfile(source / "model_index.json", target / "model_index.json")
    for component in ("tokenizer", "text_encoder", "unet", "vae", "scheduler"):
        if not (source / component).is_dir():
            sys.exit(f"{source} has no folder {component}: it is no StableDiffusionPipeline folder")
        if component in ("text_encoder", "unet", "vae") and not any((source / component).glob("*.safetensors")):
            sys.exit(f"{source / component} holds no .safetensors file; convert the model first: "
                     f"diffusers.StableDiffusionPipeline.from_pretrained(...).save_pretrained(FOLDER, safe_serialization=True)")
        if copy:
            shutil.copytree(source / component, target / component, ignore=shutil.ignore_patterns("*.bin", "*.msgpack", "*.ckpt", "*.pt", "*.onnx*"))
        else:
            (target / component).symlink_to((source / component).resolve(), target_is_directory=True)


def parse_size(text):
    h, _, w = text.lower().partition("x")
    if not (h.isdecimal() and w.isdecimal() and 0 < int(h) <= 512 and 0 < int(w) <= 512):
        raise argparse.ArgumentTypeError(f"'{text}' is no latent size such as 64x48 (each 1..512)")
    return int(h), int(w)


def main():
    parser = argparse.ArgumentParser(description="Records a verification fixture from a Stable Diffusion folder.")
    parser.add_argument("model_dir", type=Path)
    parser.add_argument("out_dir", type=Path)
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument("--link", action="store_true", help="OUT_DIR/model links to the components (default)")
    kind.add_argument("--copy", action="store_true", help="OUT_DIR/model holds copies")
    parser.add_argument("--variant", help="weights variant, for example fp16")
    parser.add_argument("--latent", type=parse_size, metavar="HxW", help="latent size of the cases (default: the model's own)")
    parser.add_argument("--quick", action="store_true", help="fewer cases and timesteps")
    parser.add_argument("--threads", type=int, default=os.cpu_count(), help="CPU threads")
    args = parser.parse_args()
    if not (args.model_dir / "model_index.json").is_file():
        sys.exit(f"{args.model_dir} has no model_index.json: it is no diffusers folder")
    if args.out_dir.exists() and any(args.out_dir.iterdir()):
        sys.exit(f"{args.out_dir} is not empty: choose a new folder")

    torch.set_num_threads(args.threads)
    torch.set_grad_enabled(False)
    prepare_model_folder(args.model_dir, args.out_dir / "model", args.copy)
    model = Model(args.out_dir / "model", args.variant)
    own = model.unet.config.sample_size
    size = args.latent or (tuple(own) if isinstance(own, (list, tuple)) else (own, own))
    parameters = sum(p.numel() for p in model.unet.parameters())
    oracle = Oracle(BIG_FACTOR if parameters > BIG_MODEL else 1)
    print(f"{args.model_dir}: {parameters / 1e6:.1f} M denoiser parameters, {model.prediction} prediction, latent {size[0]}x{size[1]}", file=sys.stderr)
    record_all(model, oracle, args.out_dir, size, args.quick)

    notes = ["float32 on the CPU", "sample: unit-variance noise times init_noise_sigma starts it; latents are in the scheduler's own space, one after each model call",
             "heatmap: the picture is squeezed to a square, no aspect ratio is kept"]
    if type(model.scheduler) not in [cls for cls, _ in SAMPLERS.values()]:
        notes.append(f"the model's own scheduler {type(model.scheduler).__name__} is not recorded: only DDIM, PNDM, Euler and DPM++ 2M made from its settings")
    head = {"format": 1, "family": "sd2v" if model.prediction == "v_prediction" else "sd1", "model": "model", "notes": notes,
            "made_with": {"torch": torch.__version__.split("+")[0], "diffusers": diffusers.__version__, "transformers": transformers.__version__}}
    if args.variant:
        head["variant"] = args.variant
    oracle.save(args.out_dir, head)
    size_mb = (args.out_dir / "oracle.safetensors").stat().st_size / 1e6
    print(f"{args.out_dir}: {len(oracle.cases)} cases, {size_mb:.1f} MB. Next:\n    elboscope-cli verify {args.out_dir}")


if __name__ == "__main__":
    main()
