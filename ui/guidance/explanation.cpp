#include "ui/guidance/explanation.h"

#include <QCoreApplication>
#include <QVariant>
#include <QWidget>

namespace elboscope {
namespace {

using Source = Explanation::Source;

// Formulas: A a class's map with values 0 to 1, S its alignment score, n its min-max normalised loss, N the number of
// classes, t a timestep, z_t the noisy latent. Places were looked up in the paper and in the official code.
constexpr Explanation table[] = {
    {"caption", QT_TRANSLATE_NOOP("Explanations", "Caption"),
     QT_TRANSLATE_NOOP(
         "Explanations",
         "The text that the model reads while its attention is watched. Every class has to stand in it as "
         "a word or phrase. Without a caption the program writes “a photo of” and the classes."),
     u"c = “a photo of c₁, c₂, …”", Source::paper, u"III, IV-A"},
    {"tokens", QT_TRANSLATE_NOOP("Explanations", "Tokens"),
     QT_TRANSLATE_NOOP("Explanations",
                       "The model does not read words but tokens, pieces of words with numbers. Each token has an "
                       "attention map of its own; the map of a class is the mean of its tokens’ maps."),
     u"A[cᵢ] = mean over the tokens of cᵢ of A[token]", Source::paper, u"III-A"},
    {"classes", QT_TRANSLATE_NOOP("Explanations", "Classes"),
     QT_TRANSLATE_NOOP(
         "Explanations",
         "The things to be found. Their maps and losses are compared with each other, so which classes are "
         "in the list changes the result of every one of them."),
     u"c₁ … c_N", Source::paper, u"III"},
    {"attention", QT_TRANSLATE_NOOP("Explanations", "Raw map"),
     QT_TRANSLATE_NOOP(
         "Explanations",
         "Cross-attention says how strongly each place of the picture listens to a word. It is averaged over "
         "heads, layers and timesteps and stretched to 0…1. The stretching makes a word the model hardly "
         "sees look as strong as any other: that is the misalignment."),
     u"A = softmax(Q(z_t) K(c)ᵀ / √d),  then  (A − min) / (max − min)", Source::paper, u"III-A, (3)"},
    {"calibrated", QT_TRANSLATE_NOOP("Explanations", "Calibrated map"),
     QT_TRANSLATE_NOOP(
         "Explanations",
         "The raw map raised to a power that grows with the doubt about the class. Values below 1 fall, so a "
         "class the model is unsure of claims less of the picture."),
     u"A[cᵢ] ← A[cᵢ]^(1/Sᵢ)", Source::paper, u"III-B, (5)"},
    {"difference", QT_TRANSLATE_NOOP("Explanations", "Difference"),
     QT_TRANSLATE_NOOP("Explanations",
                       "Calibrated minus raw: blue where calibration took something away, red where it gave."),
     u"H_calibrated − H_raw", Source::program, nullptr},
    {"mask", QT_TRANSLATE_NOOP("Explanations", "Mask"),
     QT_TRANSLATE_NOOP("Explanations",
                       "Every pixel belongs to the class whose map is highest there, or to the background where no map "
                       "reaches the threshold."),
     u"argmaxᵢ H[cᵢ](k),  background where maxᵢ H[cᵢ](k) < threshold", Source::paper, u"IV-A"},
    {"likelihood", QT_TRANSLATE_NOOP("Explanations", "Likelihood map"),
     QT_TRANSLATE_NOOP(
         "Explanations",
         "Where in the picture the words of a class help to remove noise, compared with no words at all. A "
         "second opinion that does not come from attention."),
     u"Σ_t (‖ε − ε̂(z_t, “”)‖² − ‖ε − ε̂(z_t, cᵢ)‖²) at each pixel", Source::program, nullptr},
    {"range", QT_TRANSLATE_NOOP("Explanations", "Range of the colours"),
     QT_TRANSLATE_NOOP(
         "Explanations",
         "Locked, a colour means the same value in every map. Stretched, each class uses all colours, and "
         "maps must not be compared with each other."),
     nullptr, Source::program, nullptr},
    {"view", QT_TRANSLATE_NOOP("Explanations", "How maps are shown"),
     QT_TRANSLATE_NOOP("Explanations", "Changes what you see, never what was computed."), nullptr, Source::program,
     nullptr},
    {"truth", QT_TRANSLATE_NOOP("Explanations", "Truth"),
     QT_TRANSLATE_NOOP(
         "Explanations",
         "A mask that says what is really where. Overlap divided by union of both masks tells how well they "
         "agree; the mean is taken over the classes and the background."),
     u"IoU = |mask ∩ truth| / |mask ∪ truth|", Source::paper, u"IV-A"},
    {"region", QT_TRANSLATE_NOOP("Explanations", "What is here?"),
     QT_TRANSLATE_NOOP("Explanations",
                       "Turns the question around: not where a word is, but which words point to a place."),
     u"mean of A[word] over the region", Source::program, nullptr},
    {"gamma", QT_TRANSLATE_NOOP("Explanations", "Gamma"),
     QT_TRANSLATE_NOOP(
         "Explanations",
         "How much doubt counts. The class the model is surest of keeps its map; the one it is least sure of "
         "is raised to the power 1/γ; the others lie between. The paper found 1/2 or 1/3 best."),
     u"Sᵢ = γ^nᵢ ∈ [γ, 1],   exponent = 1/Sᵢ", Source::paper, u"III-B, (5); IV-C"},
    {"presets", QT_TRANSLATE_NOOP("Explanations", "Presets"),
     QT_TRANSLATE_NOOP(
         "Explanations",
         "The authors’ code and their paper differ in several steps: softmax, weights of timesteps and layers, "
         "the order of enlarging and sharpening. A preset sets them all."),
     nullptr, Source::official, u"III"},
    {"elbo", QT_TRANSLATE_NOOP("Explanations", "How sure the model is (ELBO)"),
     QT_TRANSLATE_NOOP(
         "Explanations",
         "Noise is added to the picture, and the model guesses it while reading “a photo of …”. The better it "
         "guesses, the better the words explain the picture. The same noise is used for all classes, so even "
         "small differences tell something; the lines show how uncertain they are."),
     u"ELB(x, c) = ½ E_{t,ε} [−dλ/dt · ‖ε̂(z_t, t, c) − ε‖²]", Source::paper, u"III-B, (4)"},
    {"losses", QT_TRANSLATE_NOOP("Explanations", "Loss over timesteps"),
     QT_TRANSLATE_NOOP(
         "Explanations",
         "The loss of each class at each amount of noise. Timesteps that are dragged out of the choice do not "
         "count; the maps follow at once."),
     u"L(t, cᵢ) = ‖ε̂(z_t, t, cᵢ) − ε‖²", Source::paper, u"III-B, (6); IV-C"},
    {"collect", QT_TRANSLATE_NOOP("Explanations", "Timesteps of the maps"),
     QT_TRANSLATE_NOOP(
         "Explanations",
         "How much noise is in the picture while attention is watched. Little noise gives the better maps."),
     u"t ∈ [0, 0.2], 10 steps", Source::paper, u"IV-C"},
    {"exponents", QT_TRANSLATE_NOOP("Explanations", "Where exponents come from"),
     QT_TRANSLATE_NOOP(
         "Explanations",
         "The method takes them from the ELBO. The same exponent for all, and the order turned around, are "
         "there to see that it is the ELBO that helps and not the power alone."),
     u"(1/γ)^nᵢ   |   1/γ   |   (1/γ)^(1 − nᵢ)", Source::paper, u"III-B, (5); IV-C"},
    {"sharpening", QT_TRANSLATE_NOOP("Explanations", "Sharpening"),
     QT_TRANSLATE_NOOP(
         "Explanations",
         "The method has one exponent a class. The other choices use the likelihood L at every pixel and go "
         "beyond the paper."),
     u"A^(1/S)   |   A^((1/γ)^(1 − L))   |   A · √L", Source::program, nullptr},
    {"softmax", QT_TRANSLATE_NOOP("Explanations", "Softmax"),
     QT_TRANSLATE_NOOP(
         "Explanations",
         "Lets classes compete for every place, so that their values add up to 1. The last line of the paper’s "
         "algorithm; the authors’ code leaves it out."),
     u"p(cᵢ | k) = exp H[cᵢ](k) / Σⱼ exp H[cⱼ](k)", Source::paper, u"III-A, Algorithm 1"},
    {"shrink", QT_TRANSLATE_NOOP("Explanations", "Trust uncertain ELBOs less"),
     QT_TRANSLATE_NOOP(
         "Explanations",
         "Min-max stretches even a difference that is pure chance to the full range. Where best and worst loss "
         "are less than two standard errors apart, this makes the exponents smaller in proportion."),
     u"n ← n · (L_max − L_min) / (2 · standard error)", Source::program, nullptr},
    {"weighting", QT_TRANSLATE_NOOP("Explanations", "Weight timesteps as in the paper"),
     QT_TRANSLATE_NOOP(
         "Explanations",
         "A training loss weights timesteps in its own way; this takes that weight out again, as the paper "
         "demands. The authors’ code adds the losses up as they are."),
     u"ELB ≈ ½ E [(1/ω(t)) · L(t, c)]", Source::paper, u"III-B, (6)"},
    {"variate", QT_TRANSLATE_NOOP("Explanations", "Compare with the whole caption"),
     QT_TRANSLATE_NOOP(
         "Explanations",
         "The noise that was drawn is the same in both predictions and cancels: the order of the classes is "
         "known with fewer timesteps."),
     u"‖ε̂(z_t, t, caption) − ε̂(z_t, t, cᵢ)‖²", Source::program, nullptr},
    {"upsample", QT_TRANSLATE_NOOP("Explanations", "Sharpen at the picture’s size"),
     QT_TRANSLATE_NOOP(
         "Explanations",
         "A power after enlarging is not the same as before: edges get steeper. The paper and the authors’ code both "
         "sharpen the small maps."),
     u"up(A)^(1/S)  instead of  up(A^(1/S))", Source::program, nullptr},
    {"layers", QT_TRANSLATE_NOOP("Explanations", "Weights of the layers"),
     QT_TRANSLATE_NOOP(
         "Explanations",
         "A network has many attention layers of several sizes. Those in the middle know best what a word means, "
         "those at the ends where edges are. The paper takes the plain mean, the authors’ code these weights."),
     u"w_l = exp(−(l − m)² / (2σ²)),   A = Σ w_l A_l / Σ w_l", Source::official, u"III-A"},
    {"passes", QT_TRANSLATE_NOOP("Explanations", "Self-attention"),
     QT_TRANSLATE_NOOP(
         "Explanations",
         "Self-attention tells which places of the picture belong together. Each pass spreads a map along it, "
         "which fills objects and smooths noise."),
     u"H ← M H,   M: self-attention, pixels × pixels", Source::paper, u"III-A"},
    {"threshold", QT_TRANSLATE_NOOP("Explanations", "Threshold"),
     QT_TRANSLATE_NOOP(
         "Explanations",
         "From which value on a pixel belongs to a class. The official evaluation searches it with the truth; "
         "here it is yours."),
     u"background where maxᵢ H[cᵢ](k) < threshold", Source::official, u"IV-A"},
    {"slots", QT_TRANSLATE_NOOP("Explanations", "Compare A and B"),
     QT_TRANSLATE_NOOP("Explanations",
                       "Two places to keep settings in, to flip between them and see what they change."),
     nullptr, Source::program, nullptr},
    {"gamma_curve", QT_TRANSLATE_NOOP("Explanations", "Truth over gamma"),
     QT_TRANSLATE_NOOP("Explanations",
                       "How well the masks agree with the truth for every strength of calibration. On one picture this "
                       "proves little; the paper’s curve is over whole data sets."),
     u"mIoU(1/γ)", Source::paper, u"IV-C, figure 7"},
    {"measurement", QT_TRANSLATE_NOOP("Explanations", "Measurement"),
     QT_TRANSLATE_NOOP(
         "Explanations",
         "What a run asks of the network. The paper measures the ELBO at 20 amounts of noise spread over the "
         "whole range, and attention at 10 with little noise."),
     u"z_t = α_t x₀ + σ_t ε", Source::paper, u"III, (2); IV-A, IV-C"},
    {"model", QT_TRANSLATE_NOOP("Explanations", "Model"),
     QT_TRANSLATE_NOOP(
         "Explanations",
         "A diffusion model that draws pictures from text. Nothing is trained here: what it has learned is only "
         "looked at."),
     u"ε̂_θ(z_t, t, c)", Source::paper, u"III"},
};

/// Widgets of these classes, and what stands in them, are explained without a property.
constexpr std::pair<const char*, const char*> of_classes[] = {
    {"elboscope::CaptionEdit", "caption"},   {"elboscope::PhraseSuggestions", "classes"},
    {"elboscope::TokenChips", "tokens"},     {"elboscope::EncoderTabs", "tokens"},
    {"elboscope::ClassList", "classes"},     {"elboscope::MissingClassCard", "classes"},
    {"elboscope::CaptionPanel", "caption"},  {"elboscope::MeasurementRows", "measurement"},
    {"elboscope::MapGrid", "attention"},     {"elboscope::ColorBar", "range"},
    {"elboscope::RegionPanel", "region"},    {"elboscope::MapArea", "view"},
    {"elboscope::GammaControl", "gamma"},    {"elboscope::GammaCurve", "gamma_curve"},
    {"elboscope::PresetRow", "presets"},     {"elboscope::ElboBars", "elbo"},
    {"elboscope::LossCurves", "losses"},     {"elboscope::TimestepStrip", "collect"},
    {"elboscope::TimestepRows", "losses"},   {"elboscope::LayerRows", "layers"},
    {"elboscope::LayerChart", "layers"},     {"elboscope::ThresholdRow", "threshold"},
    {"elboscope::MethodRows", "exponents"},  {"elboscope::TruthPanel", "truth"},
    {"elboscope::CalibrationPanel", "elbo"}, {"elboscope::LayerBrowser", "attention"},
    {"elboscope::CertaintyCard", "elbo"},
};

QString translated(const char* text) {
  return QCoreApplication::translate("Explanations", text);
}

}  // namespace

const Explanation* find_explanation(const QString& id) {
  for (const Explanation& entry : table) {
    if (id == QLatin1String(entry.id)) return &entry;
  }
  return nullptr;
}

const Explanation* explanation_of(const QWidget* widget) {
  for (; widget != nullptr; widget = widget->isWindow() ? nullptr : widget->parentWidget()) {
    const QVariant id = widget->property("explanation");
    if (id.isValid()) return find_explanation(id.toString());
    for (const auto& [name, entry] : of_classes) {
      if (QLatin1String(widget->metaObject()->className()) == QLatin1String(name))
        return find_explanation(QLatin1String(entry));
    }
  }
  return nullptr;
}

QStringList explanation_ids() {
  QStringList ids;
  for (const Explanation& entry : table) ids << QString::fromLatin1(entry.id);
  return ids;
}

QString explanation_title(const Explanation& explanation) {
  return translated(explanation.title);
}

QString explanation_words(const Explanation& explanation) {
  return translated(explanation.words);
}

QString explanation_formula(const Explanation& explanation) {
  return explanation.formula == nullptr ? QString() : QString::fromUtf16(explanation.formula);
}

QString explanation_source(const Explanation& explanation) {
  const QString place = explanation.place == nullptr ? QString() : QString::fromUtf16(explanation.place);
  switch (explanation.source) {
    case Source::paper:
      return QCoreApplication::translate("Explanations", "Paper (ELBO-T2IAlign, arXiv 2506.09740), section %1")
          .arg(place);
    case Source::official:
      return QCoreApplication::translate("Explanations",
                                         "The authors’ code; what the paper says: section %1 (arXiv 2506.09740)")
          .arg(place);
    case Source::program:
      return QCoreApplication::translate("Explanations", "This program’s own; not in the paper");
  }
  return {};
}

}  // namespace elboscope
