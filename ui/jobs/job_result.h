#pragma once

#include <QString>
#include <exception>
#include <new>
#include <optional>
#include <utility>

#include "core/base/error.h"

namespace elboscope {

enum class JobOutcome { done, cancelled, failed };

/// Why a job failed: core's sentence (English, complete) and its technical detail.
struct JobFailure {
  ErrorKind kind = ErrorKind::failed;
  QString sentence, detail, file;
};

/// How a job ended. `value` is there exactly when it is done. A probe that was stopped is done, too: its record says
/// that it is not complete.
template <class Value>
struct JobResult {
  JobOutcome outcome = JobOutcome::cancelled;
  std::optional<Value> value;
  JobFailure failure;
};

/// Calls `work` and turns whatever it throws into a result: exceptions never leave a worker's thread.
template <class Value, class Work>
JobResult<Value> result_of(const Work& work) {
  JobResult<Value> result;
  result.outcome = JobOutcome::failed;
  try {
    result.value.emplace(work());
    result.outcome = JobOutcome::done;
  } catch (const Error& error) {
    if (error.kind == ErrorKind::cancelled) result.outcome = JobOutcome::cancelled;
    result.failure = {error.kind, QString::fromStdString(error.what()), QString::fromStdString(error.detail),
                      QString::fromStdString(error.file)};
  } catch (const std::bad_alloc&) {
    result.failure.sentence = QStringLiteral("There is not enough memory for this.");
  } catch (const std::exception& error) {
    result.failure.sentence = QStringLiteral("Something unexpected ended the work.");
    result.failure.detail = QString::fromLocal8Bit(error.what());
  }
  return result;
}

}  // namespace elboscope
