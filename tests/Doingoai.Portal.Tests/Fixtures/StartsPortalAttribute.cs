using Xunit.v3;

namespace Doingoai.Portal.Tests.Fixtures;

/// <summary>
/// The class starts a portal, its program or a database server: <c>bash tests/run unit</c> leaves it out. Forgotten, what
/// starts them says so (<see cref="Demand"/>).
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StartsPortalAttribute : Attribute, ITraitAttribute
{
    private const string Name = "Starts";

    private const string Value = "portal";

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new(Name, Value)];

    /// <exception cref="InvalidOperationException">The running test class is not marked.</exception>
    public static void Demand()
    {
        if (TestContext.Current.TestClass is { } running && !(running.Traits.TryGetValue(Name, out var values) && values.Contains(Value)))
            throw new InvalidOperationException($"{running.TestClassName} starts a portal: mark it with [StartsPortal].");
    }
}
