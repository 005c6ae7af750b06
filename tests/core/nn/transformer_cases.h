// What the tests of the transformer denoisers share: a recorder that keeps everything, and the recorded `denoise`
// cases.
#pragma once

#include <QTest>
#include <functional>
#include <map>

#include "core/nn/denoiser.h"
#include "tests/core/nn/fixture_folder.h"

namespace elboscope::test {

/// Takes whole maps of everything, or what `wanted` says.
class Recording final : public AttentionRecorder {
 public:
  struct Seen {
    at::Tensor map, query, key, value, output;
    Seen(const AttentionObservation& o) : map(o.map), query(o.query), key(o.key), value(o.value), output(o.output) {}
  };
  using Maps = std::map<std::string, Seen>;

  AttentionRequest request(const AttentionSite& site) override {
    sites.push_back(site);
    return wanted(site);
  }
  void observe(const AttentionObservation& o) override { (o.site.cross ? cross : self).emplace(o.site.name, o); }
  bool finished() const override { return static_cast<int>(cross.size() + self.size()) >= last; }

  std::function<AttentionRequest(const AttentionSite&)> wanted = [](const AttentionSite&) {
    AttentionRequest request;
    request.map = AttentionRequest::Map::head_mean;
    return request;
  };
  int last = 1000000;
  std::vector<AttentionSite> sites;
  Maps cross, self;
};

inline std::filesystem::path fixture_path(const std::string& name) {
  return std::filesystem::path(ELBOSCOPE_FIXTURES) / name;
}

/// A row for each fixture that is there.
inline void add_fixture_rows(std::initializer_list<const char*> names) {
  QTest::addColumn<QString>("fixture");
  for (const char* name : names)
    if (std::filesystem::exists(fixture_path(name))) QTest::newRow(name) << name;
}

/// The network of a fixture. `Network` is built of a configuration and parameters, `read` gives the configuration.
template <class Network, class Read>
struct Fixture {
  FixtureFolder folder;
  std::unique_ptr<Network> network;
  int tensors = 0;
  Fixture(const std::string& name, Read read, at::ScalarType type = at::kFloat) : folder(fixture_path(name)) {
    FolderParameters parameters(folder.component("transformer"), type);
    network = std::make_unique<Network>(read(folder.config("transformer"), "transformer/config.json"), parameters);
    tensors = parameters.taken;
  }
  /// Everything that a case of that fixture gives the denoiser; the text as it was recorded.
  DenoiserInput input(const nlohmann::json& c) const {
    DenoiserInput input;
    input.sample = folder.tensor(c["latent"]).unsqueeze(0);
    input.timestep = at::full({1}, c["timestep"].template get<double>(), at::kFloat);
    if (c.contains("resolution")) {
      input.resolution =
          at::tensor({c["resolution"][0].template get<float>(), c["resolution"][1].template get<float>()}).unsqueeze(0);
      input.aspect_ratio = at::full({1}, c["aspect_ratio"].template get<double>(), at::kFloat);
    }
    if (c.contains("guidance") && !c["guidance"].is_null())
      input.guidance = at::full({1}, c["guidance"].template get<double>(), at::kFloat);
    for (const auto& text : folder.cases("encode_text")) {
      if (text["text"] != c["text"]) continue;
      input.text.encoder_hidden_states = folder.tensor(text["hidden"]).unsqueeze(0);
      if (text.contains("pooled")) input.text.pooled = folder.tensor(text["pooled"]).unsqueeze(0);
      if (text.contains("mask")) input.text.mask = folder.tensor(text["mask"]).unsqueeze(0).to(at::kFloat);
      return input;
    }
    throw std::runtime_error("the fixture has no encoding of a case's text");
  }
};

/// Prediction, maps and their order of every recorded case, with and without a recorder.
template <class AnyFixture>
void compare_cases(const AnyFixture& fixture) {
  int compared = 0;
  for (const auto& c : fixture.folder.cases("denoise")) {
    const auto name = c["name"].template get<std::string>();
    const auto tolerance = c["tol"].template get<double>();
    const auto input = fixture.input(c);
    const auto expected = fixture.folder.tensor(c["prediction"]);
    Recording recording;
    const auto plain = relative_error(fixture.network->forward(input)[0], expected);
    QVERIFY2(plain <= tolerance, (name + " " + std::to_string(plain)).c_str());
    QVERIFY2(relative_error(fixture.network->forward(input, &recording)[0], expected) <= tolerance, name.c_str());
    for (const std::string kind : {"cross", "self"}) {
      std::vector<std::string> order;
      for (const auto& site : recording.sites)
        if (site.cross == (kind == "cross")) order.push_back(site.name);
      QVERIFY2(order == c[kind + "_order"].template get<std::vector<std::string>>(), name.c_str());
      for (const auto& [layer, tensor] : c[kind].items()) {
        const auto& seen = (kind == "cross" ? recording.cross : recording.self).at(layer);
        const auto error = relative_error(seen.map[0], fixture.folder.tensor(tensor));
        QVERIFY2(error <= c.value("tol_maps", tolerance), (name + " " + layer + " " + std::to_string(error)).c_str());
        ++compared;
      }
    }
  }
  QVERIFY(compared > 0);
}

/// What sites() announces is what a recorder meets, in that order.
inline void compare_sites(const Denoiser& network, const DenoiserInput& input) {
  Recording recording;
  network.forward(input, &recording);
  const auto plan = network.sites(input.sample.size(2), input.sample.size(3));
  QCOMPARE(plan.size(), recording.sites.size());
  int cross = 0, self = 0;
  for (std::size_t i = 0; i < plan.size(); ++i) {
    const auto &a = plan[i], &b = recording.sites[i];
    QVERIFY(a.name == b.name && a.cross == b.cross && a.index == b.index && a.place == b.place && a.heads == b.heads);
    QVERIFY(a.height == b.height && a.width == b.width && a.place == AttentionSite::Place::mid);
    QCOMPARE(a.index, a.cross ? cross++ : self++);
    const auto& map = (a.cross ? recording.cross : recording.self).at(a.name).map;
    QCOMPARE(map.size(1), a.height * a.width);
    QCOMPARE(map.size(2), a.cross ? input.text.encoder_hidden_states.size(1) : a.height * a.width);
  }
}

/// The same pass three ways: G samples with N texts at once, and each alone.
inline void compare_shared(const Denoiser& network, const DenoiserInput& input, const TextConditioning& texts) {
  DenoiserInput shared = input;
  shared.text = texts;
  const auto together = network.forward_shared(shared);
  for (std::int64_t g = 0; g < input.sample.size(0); ++g)
    for (std::int64_t n = 0; n < texts.rows(); ++n) {
      const auto row = [&](const at::Tensor& x) { return x.defined() ? x.narrow(0, g, 1) : x; };
      const DenoiserInput one{row(input.sample),   row(input.timestep),   texts.slice(n, n + 1),
                              row(input.time_ids), row(input.resolution), row(input.aspect_ratio),
                              row(input.guidance)};
      QVERIFY(relative_error(together[g][n], network.forward(one)[0]) < 1e-5);
    }
}

/// Relative root mean square error.
inline double rms_error(const at::Tensor& ours, const at::Tensor& exact) {
  return ((ours.to(at::kFloat) - exact).square().mean().sqrt() / exact.square().mean().sqrt()).item<double>();
}

}  // namespace elboscope::test
