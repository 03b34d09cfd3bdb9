namespace Doingoai.Portal.Content;

/// <summary>What a field of a content type holds. <see cref="FieldValue.Text"/> is its form in words.</summary>
public enum FieldKind
{
    /// <summary>Plain text, one line or (multiline) several.</summary>
    Text,

    /// <summary>Sanitised HTML.</summary>
    RichText,

    /// <summary>Invariant decimal.</summary>
    Number,

    /// <summary>yyyy-MM-dd.</summary>
    Date,

    /// <summary>Key of one of the type's choices.</summary>
    Choice,

    /// <summary>Address, with a label.</summary>
    Link,

    /// <summary>SHA-256 of an asset of the media library.</summary>
    Media,

    /// <summary>SHA-256 of several assets, a line each, in the order shown.</summary>
    Gallery,

    /// <summary>Key of a section of the portal.</summary>
    Section,

    /// <summary>Id of another item.</summary>
    Item,

    /// <summary>Rows of plain text cells.</summary>
    Table,
}
