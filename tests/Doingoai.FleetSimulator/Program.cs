using Doingoai.FleetSimulator;

if (args is [AgentHost.Verb, _, _, _, ..]) return await AgentHost.RunAsync(args);
return await ScenarioRunner.RunAsync([new LatencyScenario(), new TamperScenario(), new PowercutScenario(), new JournalScenario(), new RevertScenario(), new SlowlinkScenario(), new SkewScenario(), new OfflineScenario(), new FaultsScenario()], TimeSpan.FromMinutes(10), args);
