namespace Doingoai.EndToEnd.Tests;

/// <summary>The pages of those who look after screens, with a screen that lives.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class ScreenAccessibilityTests(LivingNetwork living)
{
    [Theory]
    [InlineData("operator")]
    [InlineData("technician")]
    public async Task Every_page_of_the_menu_is_open_to_everybody(string user)
    {
        var found = await Axe.LookAtMenuAsync(living, user);

        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}
