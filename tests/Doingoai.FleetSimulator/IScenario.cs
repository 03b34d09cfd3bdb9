namespace Doingoai.FleetSimulator;

/// <summary>One named experiment with bars it must meet.</summary>
internal interface IScenario
{
    /// <summary>The word on the command line.</summary>
    string Name { get; }

    /// <summary>Longer than the others may take: for runs that are made in the background.</summary>
    TimeSpan? Limit => null;

    Task RunAsync(Options options, Report report, CancellationToken cancel);
}
