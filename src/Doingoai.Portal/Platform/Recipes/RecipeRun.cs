namespace Doingoai.Portal.Platform.Recipes;

/// <summary>A recipe that was applied, so that a start does not apply it again over what people have changed since.</summary>
internal sealed class RecipeRun(string name, DateTimeOffset at)
{
    public string Name { get; private set; } = name;

    public DateTimeOffset At { get; private set; } = at;

    public void Again(DateTimeOffset now) => At = now;
}
