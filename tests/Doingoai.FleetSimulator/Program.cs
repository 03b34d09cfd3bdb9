using Doingoai.FleetSimulator;

return await ScenarioRunner.RunAsync([new LatencyScenario(), new TamperScenario()], TimeSpan.FromMinutes(10), args);
