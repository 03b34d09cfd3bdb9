using Doingoai.FleetSimulator;
using Doingoai.FleetSimulator.Identity;
using Doingoai.FleetSimulator.Load;
using Doingoai.FleetSimulator.Screens;

if (args is [AgentHost.Verb, _, _, _, ..]) return await AgentHost.RunAsync(args);

IScenario[] scenarios =
[
    new LatencyScenario(),
    new TamperScenario(),
    new HostileDeviceScenario(),
    new PowercutScenario(),
    new JournalScenario(),
    new RevertScenario(),
    new SlowlinkScenario(),
    new SkewScenario(),
    new OfflineScenario(),
    new FaultsScenario(),
    new RevokeScenario(),
    new CloneScenario(),
    new RotateScenario(),
    new TlsScenario(),
    new ReplaceScenario(),
    new PushScenario(),
    new BroadcastScenario(),
    new StormScenario(),
    new TelemetryScenario(),
    new RestartScenario(),
    new ColdStartScenario(),
    new FramesScenario(),
    new ChangesScenario(),
];
return await ScenarioRunner.RunAsync(scenarios, TimeSpan.FromMinutes(10), args);
