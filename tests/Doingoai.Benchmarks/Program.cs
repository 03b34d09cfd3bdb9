using Doingoai.Benchmarks.Images;
using Doingoai.Benchmarks.Site;
using Doingoai.FleetSimulator;

return await ScenarioRunner.RunAsync([new SiteScenario(), new ImagesScenario()], TimeSpan.FromMinutes(20), args);
