using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Doingoai.Portal.Signage.Slides;

/// <summary>
/// An SVG template stretched to a slide size. Its lengths are percentages, so one file serves every aspect ratio of its
/// orientation. Rectangles whose ids name fields are cut out and filled by text or picture.
/// </summary>
internal sealed class SlideTemplate
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private readonly SlideSize _size;

    private SlideTemplate(SlideSize size, byte[] below, byte[]? above, Box? picture, bool pictureWhole, IReadOnlyList<TextField> fields) =>
        (_size, Below, Above, Picture, PictureWhole, Fields) = (size, below, above, picture, pictureWhole, fields);

    /// <summary>SVG under the picture.</summary>
    public byte[] Below { get; }

    /// <summary>SVG over the picture (group <c>above</c>): shades that carry the text.</summary>
    public byte[]? Above { get; }

    public Box? Picture { get; }

    /// <summary>True: the picture may not be cropped.</summary>
    public bool PictureWhole { get; }

    public IReadOnlyList<TextField> Fields { get; }

    public int Pixels(double share) => (int)Math.Round(share * _size.ShorterEdge);

    public static SlideTemplate Parse(string svg, string logo, SlideSize size)
    {
        var root = XElement.Parse(svg);
        root.SetAttributeValue("width", size.Width);
        root.SetAttributeValue("height", size.Height);

        var rectangles = root.Descendants(Svg + "rect").Where(rect => rect.Attribute("id") is not null).ToList();
        foreach (var rect in rectangles.Where(rect => Id(rect) == "logo")) rect.ReplaceWith(Placed(XElement.Parse(logo), BoxOf(rect, size)));
        var picture = rectangles.Find(rect => Id(rect) == "picture");
        var fields = rectangles.Where(rect => Id(rect) is not ("logo" or "picture")).ToList();
        var pictureBox = picture is null ? (Box?)null : BoxOf(picture, size);
        var texts = fields.Select(rect => FieldOf(rect, size)).ToList();
        var whole = (string?)picture?.Attribute("data-fit") == "whole";
        picture?.Remove();
        fields.ForEach(rect => rect.Remove());

        var above = root.Elements(Svg + "g").FirstOrDefault(group => Id(group) == "above");
        above?.Remove();
        return new(size, Bytes(root), above is null ? null : Bytes(Alone(root, above)), pictureBox, whole, texts);
    }

    private static XElement Alone(XElement root, XElement group) =>
        new(root.Name, root.Attributes(), root.Elements(Svg + "defs"), group);

    private static XElement Placed(XElement drawing, Box box)
    {
        drawing.SetAttributeValue("x", box.X);
        drawing.SetAttributeValue("y", box.Y);
        drawing.SetAttributeValue("width", box.Width);
        drawing.SetAttributeValue("height", box.Height);
        return drawing;
    }

    private static TextField FieldOf(XElement rect, SlideSize size) => new(
        Id(rect)!,
        BoxOf(rect, size),
        Number(rect, "data-max", 0.06),
        Number(rect, "data-min", 1),
        (string?)rect.Attribute("data-weight") == "bold",
        (string?)rect.Attribute("fill") ?? "#ffffff",
        SideOf(rect, "data-align"),
        SideOf(rect, "data-valign"),
        (string?)rect.Attribute("data-after"),
        (string?)rect.Attribute("data-before"),
        Number(rect, "data-gap", 0),
        (string?)rect.Attribute("data-settles") == "true");

    private static Box BoxOf(XElement rect, SlideSize size)
    {
        var (left, top) = (Length(rect, "x", size.Width), Length(rect, "y", size.Height));
        return Box.Between(
            (int)Math.Round(left), (int)Math.Round(top),
            (int)Math.Round(left + Length(rect, "width", size.Width)), (int)Math.Round(top + Length(rect, "height", size.Height)));
    }

    private static double Length(XElement rect, string name, int whole)
    {
        var text = (string?)rect.Attribute(name) ?? "0";
        return text.EndsWith('%')
            ? double.Parse(text.AsSpan()[..^1], CultureInfo.InvariantCulture) / 100 * whole
            : double.Parse(text, CultureInfo.InvariantCulture);
    }

    private static Side SideOf(XElement rect, string name) => (string?)rect.Attribute(name) switch
    {
        "middle" => Side.Middle,
        "end" => Side.End,
        _ => Side.Start,
    };

    private static double Number(XElement rect, string name, double otherwise) =>
        (string?)rect.Attribute(name) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private static string? Id(XElement element) => (string?)element.Attribute("id");

    private static byte[] Bytes(XElement root) => Encoding.UTF8.GetBytes(root.ToString(SaveOptions.DisableFormatting));
}
