using Doingoai.Portal.Platform.Loops;

namespace Doingoai.Portal.Tests.Platform.Loops;

/// <summary>Counts its steps; some may fail.</summary>
internal sealed class CountingLoop(LoopServices services, string name = "counting", bool shared = true) : LeasedLoop(services, name, TimeSpan.FromSeconds(10))
{
    private readonly SemaphoreSlim _stepped = new(0);

    public int Steps { get; private set; }

    public Func<int, bool> Fails { get; init; } = _ => false;

    protected override bool OncePerSystem => shared;

    public Task SteppedAsync() => _stepped.WaitAsync(TimeSpan.FromSeconds(20));

    protected override Task StepAsync(CancellationToken stop)
    {
        Steps++;
        _stepped.Release();
        return Fails(Steps) ? throw new InvalidOperationException("broken") : Task.CompletedTask;
    }
}
