namespace Doingoai.Portal.Platform.Recipes;

/// <summary>What a new portal begins with.</summary>
internal sealed class RecipeOptions
{
    public const string Section = "Seed";

    public const string Default = "lao-cai";

    /// <summary>Name of a folder in Recipes, or a path; empty begins with nothing; absent takes <see cref="Default"/> if it is there.</summary>
    public string? Recipe { get; set; }
}
