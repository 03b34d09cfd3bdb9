using Doingoai.Benchmarks.Images;
using Doingoai.Benchmarks.Plays;
using Doingoai.Benchmarks.Site;
using Doingoai.FleetSimulator;

return await ScenarioRunner.RunAsync([new SiteScenario(), new ImagesScenario(), new PlaysScenario()], TimeSpan.FromMinutes(20), args);
