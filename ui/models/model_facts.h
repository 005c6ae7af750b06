// ui/models: choosing a model: what a folder has and lacks, what it will take, where to get one.
#pragma once

#include <QString>
#include <QStringList>

#include "ui/jobs/model_look.h"

namespace elboscope {

/// The folder's name for lists and buttons: "stickers"; names that say nothing ("model", hashes of the huggingface
/// cache) take what is above them along.
QString short_model_name(const QString& path);

/// "Stable Diffusion XL", by the pipeline; the class itself where it is not known, empty without one.
QString family_title(const ModelChecklist& list);

/// "trained for 1024 pixels a side", "reads CLIP 77, T5 256 tokens", "predicts velocity (v)": known without weights.
QStringList model_facts(const ModelInfo& info);

/// "float16" for "F16".
QString dtype_text(const std::string& dtype);
/// "860 million", "2.6 billion".
QString count_text(std::int64_t count);

/// What a plan of memory means, in words.
QString plan_text(MemoryPlan plan);

}  // namespace elboscope
