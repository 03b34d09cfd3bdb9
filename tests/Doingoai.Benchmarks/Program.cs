using Doingoai.Benchmarks.Site;
using Doingoai.FleetSimulator;

return await ScenarioRunner.RunAsync([new SiteScenario()], TimeSpan.FromMinutes(20), args);
