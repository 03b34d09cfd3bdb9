using System.Text.Json;

namespace Doingoai.Portal.Platform.Recipes;

/// <summary>
/// A step part of whose work is long and can wait: at a first start the portal already answers while it runs. Interrupted,
/// it is begun again at the next start, so it must find out what is left.
/// </summary>
public interface ILaterRecipeStep : IRecipeStep
{
    Task RunLaterAsync(JsonElement step, string folder, CancellationToken cancel);
}
