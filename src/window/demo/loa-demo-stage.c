/* loa-demo-stage.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-demo-stage.h"

struct _LoaDemoStage
{
  GObject parent_instance;

  GListModel *speeches;    /* (owned) */
  GMenuModel *stories;     /* (owned) */
  GActionGroup *actions;   /* (owned) */
  char *story_title;       /* (owned) (nullable) */
  char *story_explanation; /* (owned) (nullable) */
  char *notice;            /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (LoaDemoStage, loa_demo_stage, G_TYPE_OBJECT)

typedef enum
{
  PROP_SPEECHES = 1,
  PROP_STORIES,
  PROP_ACTIONS,
  PROP_STORY_TITLE,
  PROP_STORY_EXPLANATION,
  PROP_NOTICE,
} LoaDemoStageProperty;

static GParamSpec *properties[PROP_NOTICE + 1];

static void
set_text (LoaDemoStage          *self,
          char                 **field,
          const char            *text,
          LoaDemoStageProperty   property)
{
  if (g_strcmp0 (*field, text) == 0)
    return;

  g_free (*field);
  *field = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
loa_demo_stage_dispose (GObject *object)
{
  LoaDemoStage *self = LOA_DEMO_STAGE (object);

  g_clear_object (&self->speeches);
  g_clear_object (&self->stories);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (loa_demo_stage_parent_class)->dispose (object);
}

static void
loa_demo_stage_finalize (GObject *object)
{
  LoaDemoStage *self = LOA_DEMO_STAGE (object);

  g_clear_pointer (&self->story_title, g_free);
  g_clear_pointer (&self->story_explanation, g_free);
  g_clear_pointer (&self->notice, g_free);

  G_OBJECT_CLASS (loa_demo_stage_parent_class)->finalize (object);
}

static void
loa_demo_stage_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  LoaDemoStage *self = LOA_DEMO_STAGE (object);

  switch ((LoaDemoStageProperty) property_id)
    {
    case PROP_SPEECHES:
      g_value_set_object (value, self->speeches);
      break;

    case PROP_STORIES:
      g_value_set_object (value, self->stories);
      break;

    case PROP_ACTIONS:
      g_value_set_object (value, self->actions);
      break;

    case PROP_STORY_TITLE:
      g_value_set_string (value, self->story_title);
      break;

    case PROP_STORY_EXPLANATION:
      g_value_set_string (value, self->story_explanation);
      break;

    case PROP_NOTICE:
      g_value_set_string (value, self->notice);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
loa_demo_stage_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  LoaDemoStage *self = LOA_DEMO_STAGE (object);

  switch (property_id)
    {
    case PROP_SPEECHES:
      self->speeches = g_value_dup_object (value);
      break;

    case PROP_STORIES:
      self->stories = g_value_dup_object (value);
      break;

    case PROP_ACTIONS:
      self->actions = g_value_dup_object (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
loa_demo_stage_class_init (LoaDemoStageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags given = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  const GParamFlags said = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = loa_demo_stage_dispose;
  object_class->finalize = loa_demo_stage_finalize;
  object_class->get_property = loa_demo_stage_get_property;
  object_class->set_property = loa_demo_stage_set_property;

  properties[PROP_SPEECHES] = g_param_spec_object ("speeches", NULL, NULL, G_TYPE_LIST_MODEL, given);
  properties[PROP_STORIES] = g_param_spec_object ("stories", NULL, NULL, G_TYPE_MENU_MODEL, given);
  properties[PROP_ACTIONS] = g_param_spec_object ("actions", NULL, NULL, G_TYPE_ACTION_GROUP, given);
  properties[PROP_STORY_TITLE] = g_param_spec_string ("story-title", NULL, NULL, NULL, said);
  properties[PROP_STORY_EXPLANATION] = g_param_spec_string ("story-explanation", NULL, NULL, NULL, said);
  properties[PROP_NOTICE] = g_param_spec_string ("notice", NULL, NULL, NULL, said);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
loa_demo_stage_init (LoaDemoStage *self)
{
}

LoaDemoStage *
loa_demo_stage_new (GListModel   *speeches,
                    GMenuModel   *stories,
                    GActionGroup *actions)
{
  g_return_val_if_fail (G_IS_LIST_MODEL (speeches), NULL);
  g_return_val_if_fail (G_IS_MENU_MODEL (stories), NULL);
  g_return_val_if_fail (G_IS_ACTION_GROUP (actions), NULL);

  return g_object_new (LOA_TYPE_DEMO_STAGE, "speeches", speeches, "stories", stories, "actions", actions, NULL);
}

GListModel *
loa_demo_stage_get_speeches (LoaDemoStage *self)
{
  g_return_val_if_fail (LOA_IS_DEMO_STAGE (self), NULL);

  return self->speeches;
}

GMenuModel *
loa_demo_stage_get_stories (LoaDemoStage *self)
{
  g_return_val_if_fail (LOA_IS_DEMO_STAGE (self), NULL);

  return self->stories;
}

GActionGroup *
loa_demo_stage_get_actions (LoaDemoStage *self)
{
  g_return_val_if_fail (LOA_IS_DEMO_STAGE (self), NULL);

  return self->actions;
}

const char *
loa_demo_stage_get_story_title (LoaDemoStage *self)
{
  g_return_val_if_fail (LOA_IS_DEMO_STAGE (self), NULL);

  return self->story_title;
}

const char *
loa_demo_stage_get_story_explanation (LoaDemoStage *self)
{
  g_return_val_if_fail (LOA_IS_DEMO_STAGE (self), NULL);

  return self->story_explanation;
}

const char *
loa_demo_stage_get_notice (LoaDemoStage *self)
{
  g_return_val_if_fail (LOA_IS_DEMO_STAGE (self), NULL);

  return self->notice;
}

void
loa_demo_stage_set_story (LoaDemoStage *self,
                          const char   *title,
                          const char   *explanation)
{
  g_return_if_fail (LOA_IS_DEMO_STAGE (self));

  /* A story that is told again is shown again. */
  g_object_freeze_notify (G_OBJECT (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORY_TITLE]);
  set_text (self, &self->story_title, title, PROP_STORY_TITLE);
  set_text (self, &self->story_explanation, explanation, PROP_STORY_EXPLANATION);
  g_object_thaw_notify (G_OBJECT (self));
}

void
loa_demo_stage_set_notice (LoaDemoStage *self,
                           const char   *notice)
{
  g_return_if_fail (LOA_IS_DEMO_STAGE (self));

  set_text (self, &self->notice, notice, PROP_NOTICE);
}
