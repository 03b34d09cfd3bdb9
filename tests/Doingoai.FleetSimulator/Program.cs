using Doingoai.FleetSimulator;

if (args is [AgentHost.Verb, _, _, _, ..]) return await AgentHost.RunAsync(args);
return await ScenarioRunner.RunAsync([new LatencyScenario(), new TamperScenario(), new PowercutScenario()], TimeSpan.FromMinutes(10), args);
