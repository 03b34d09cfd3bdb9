using Doingoai.Portal.Platform.Loops;

namespace Doingoai.Portal.Site.Themes;

/// <summary>Every node looks at its own files.</summary>
internal sealed class ThemeLoop(LoopServices loops, Theme theme) : LeasedLoop(loops, "theme", TimeSpan.FromSeconds(2))
{
    protected override bool OncePerSystem => false;

    protected override Task StepAsync(CancellationToken stop)
    {
        theme.Look();
        return Task.CompletedTask;
    }
}
