namespace Doingoai.FleetSimulator.Tamper;

/// <summary>One named attack. <paramref name="RunAsync"/> answers the reason it was refused with, or <c>null</c> when it got through.</summary>
internal sealed record Attack(string Name, Func<CancellationToken, Task<string?>> RunAsync);
