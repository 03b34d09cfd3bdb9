using Bunit;
using Doingoai.Portal.Admin.Controls;

namespace Doingoai.Portal.Tests.Admin;

public sealed class SearchTextTests : BunitContext
{
    [Fact]
    public void What_the_box_told_does_not_come_back_into_it_even_when_answers_are_late()
    {
        var told = new List<string>();
        var box = Render<SearchText>(parameters => parameters.Add(one => one.Id, "search").Add(one => one.Label, "Tìm").Add(one => one.TextChanged, told.Add));
        box.Find("input").Change("sa");
        box.Find("input").Change(" sa pa ");
        Assert.Equal(["sa", "sa pa"], told);

        foreach (var late in told)
        {
            Render(box, late);
            Assert.Equal("", box.Find("input").GetAttribute("value")); // as it was made: the browser holds what was typed
        }

        Render(box, "sa pa"); // drawn once more for another reason
        Assert.Equal("", box.Find("input").GetAttribute("value"));
    }

    [Fact]
    public void A_text_from_elsewhere_is_shown_also_one_that_was_told_before()
    {
        var box = Render<SearchText>(parameters => parameters.Add(one => one.Id, "search").Add(one => one.Label, "Tìm").Add(one => one.Text, "sa pa"));
        Assert.Equal("sa pa", box.Find("input").GetAttribute("value"));
        box.Find("input").Change("mường hum");
        Render(box, "mường hum");
        Render(box, null); // the filters were cleared
        Assert.Equal("", box.Find("input").GetAttribute("value"));
        Render(box, "mường hum"); // and "back"
        Assert.Equal("mường hum", box.Find("input").GetAttribute("value"));
    }

    private static void Render(IRenderedComponent<SearchText> box, string? text) => box.Render(parameters => parameters.Add(one => one.Text, text));
}
