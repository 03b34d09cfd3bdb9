using Doingoai.FleetSimulator;

namespace Doingoai.EndToEnd.Tests;

/// <summary>With the inventory alone: drawing the sample content and converting its films takes a minute nobody here looks at.</summary>
public sealed class BarePortal : LivingPortal
{
    protected override string? Recipe => FleetRecipe.Write(Folder);
}
