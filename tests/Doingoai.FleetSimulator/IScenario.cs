namespace Doingoai.FleetSimulator;

/// <summary>One named experiment with bars it must meet.</summary>
internal interface IScenario
{
    /// <summary>The word on the command line.</summary>
    string Name { get; }

    Task RunAsync(Options options, Report report, CancellationToken cancel);
}
