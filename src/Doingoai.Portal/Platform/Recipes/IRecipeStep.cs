using System.Text.Json;

namespace Doingoai.Portal.Platform.Recipes;

/// <summary>One kind of step of a recipe (Orchard's recipe form). Running it again changes nothing that is as described.</summary>
public interface IRecipeStep
{
    /// <summary>The value of <c>"step"</c> in the file.</summary>
    string Key { get; }

    /// <summary>Applies the step. <paramref name="folder"/> is the recipe's folder, for files named in it.</summary>
    Task RunAsync(JsonElement step, string folder, CancellationToken cancel);
}
