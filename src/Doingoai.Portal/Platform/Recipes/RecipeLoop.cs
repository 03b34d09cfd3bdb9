using Doingoai.Portal.Platform.Loops;

namespace Doingoai.Portal.Platform.Recipes;

/// <summary>Finishes the long part of a first start's recipe while the portal already answers.</summary>
internal sealed class RecipeLoop(LoopServices services, RecipeRunner runner) : LeasedLoop(services, "recipe", TimeSpan.FromMinutes(1))
{
    protected override Task StepAsync(CancellationToken stop) => runner.FinishAsync(stop);
}
